package dev.dunlin.intake;

/** Turns JSON pointers into the paths people read: `/invoices/3/dueOn` is `invoices[3].dueOn`. */
final class Pointers {

    private Pointers() {
    }

    static String path(String pointer) {
        if (pointer.isEmpty()) {
            return "the snapshot";
        }
        StringBuilder path = new StringBuilder();
        for (String part : pointer.substring(1).split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            boolean index = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
            path.append(index ? "[" + name + "]" : path.isEmpty() ? name : "." + name);
        }
        return "`" + path + "`";
    }
}
