package dev.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import org.junit.jupiter.api.Test;

class DefaultDenyTest {

    @Test
    void a_method_without_roles_is_for_nobody() throws NoSuchMethodException {
        assertThat(DefaultDeny.allowed(Bare.class.getDeclaredMethod("read"), Bare.class))
                .isEmpty();
    }

    @Test
    void a_method_takes_the_roles_of_its_class() throws NoSuchMethodException {
        assertThat(DefaultDeny.allowed(Guarded.class.getDeclaredMethod("read"), Guarded.class))
                .containsExactly("auditor");
    }

    @Test
    void its_own_roles_and_its_own_denial_come_first() throws NoSuchMethodException {
        assertThat(DefaultDeny.allowed(Guarded.class.getDeclaredMethod("write"), Guarded.class))
                .containsExactly("operator");
        assertThat(DefaultDeny.allowed(Guarded.class.getDeclaredMethod("never"), Guarded.class))
                .isEmpty();
    }

    static class Bare {
        void read() {}
    }

    @RolesAllowed("auditor")
    static class Guarded {
        void read() {}

        @RolesAllowed("operator")
        void write() {}

        @DenyAll
        void never() {}
    }
}
