package dev.dunlin.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A simulation as one page for a browser, which needs nothing else and asks nobody for anything. One thread at a time. */
public final class ImpactPage {
    /** More would make the page too heavy to open; the other formats list all. */
    private static final int MOST = 5_000;
    private static final String CHARTS = "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

    private final List<String> accounts = new ArrayList<>();

    /** One account that differs; called in order. */
    public void add(Comparison account) {
        if (accounts.size() < MOST) {
            accounts.add(ImpactJson.text(ImpactJson.of(account)));
        }
    }

    public void write(Impact impact, Writer out) throws IOException {
        String page = resource("page.html");
        int data = page.indexOf("@DATA@");
        int charts = page.indexOf("@ECHARTS@");
        out.append(page, 0, data).append("{\"totals\":").append(safe(ImpactJson.text(ImpactJson.of(impact)))).append(",\"accounts\":[");
        for (int i = 0; i < accounts.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append(safe(accounts.get(i)));
        }
        out.append("]}").append(page, data + "@DATA@".length(), charts).append(resource(CHARTS)).append(page, charts + "@ECHARTS@".length(), page.length());
    }

    /** No text of an account ends the script that holds it. */
    private static String safe(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ImpactPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
