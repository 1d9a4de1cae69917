package org.focallens;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Classes of a part of the house that lie in none of its doors. */
final class RoomsOf extends DescribedPredicate<JavaClass> {
    private final String part;
    private final List<String> doors;

    RoomsOf(String part, List<String> doors) {
        super("lie behind the doors of " + part);
        this.part = part;
        this.doors = List.copyOf(doors);
    }

    @Override
    public boolean test(JavaClass type) {
        String name = type.getPackageName();
        return (name.equals(part) || name.startsWith(part + ".")) && !doors.contains(name);
    }
}
