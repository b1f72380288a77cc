package dev.dunlin.simulation;

/** How long the oldest money that an account is asked for has been due. */
public enum Ageing {
    CURRENT("current"), TO_30("1–30"), TO_60("31–60"), TO_90("61–90"), OVER_90("over 90");

    private final String title;

    Ageing(String title) {
        this.title = title;
    }

    /** @param daysPastDue {@code null} where nothing is due */
    static Ageing of(Integer daysPastDue) {
        return daysPastDue == null || daysPastDue <= 0 ? CURRENT : daysPastDue <= 30 ? TO_30 : daysPastDue <= 60 ? TO_60 : daysPastDue <= 90 ? TO_90 : OVER_90;
    }

    public String title() {
        return title;
    }
}
