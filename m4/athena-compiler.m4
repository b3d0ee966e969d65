# Warnings and sanitizers.

# Sets WARNING_CFLAGS. --enable-werror makes warnings errors: for development and CI, not for
# packagers, whose compilers may know warnings that nobody has met.
AC_DEFUN([ATHENA_WARNINGS], [
    WARNING_CFLAGS="-Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2"
    AC_ARG_ENABLE([werror],
        [AS_HELP_STRING([--enable-werror], [treat compiler warnings as errors])])
    AS_IF([test "x$enable_werror" = xyes], [WARNING_CFLAGS="$WARNING_CFLAGS -Werror"])
    AC_SUBST([WARNING_CFLAGS])
])

# Sets SANITIZER_CFLAGS, SANITIZER_PRELOAD (the runtime that a program which is not instrumented
# itself, isql say, must load first) and NO_UNDEFINED_LDFLAGS, which sanitizers do not survive.
AC_DEFUN([ATHENA_SANITIZERS], [
    AC_ARG_ENABLE([sanitizers],
        [AS_HELP_STRING([--enable-sanitizers@<:@=LIST@:>@],
            [build with sanitizers: address,undefined (default) or thread])])
    AS_CASE([$enable_sanitizers],
        [''|no], [sanitizers=],
        [yes], [sanitizers=address,undefined],
        [sanitizers=$enable_sanitizers])
    SANITIZER_PRELOAD=
    AS_IF([test -n "$sanitizers"], [
        SANITIZER_CFLAGS="-g -O1 -fsanitize=$sanitizers -fno-sanitize-recover=all -fno-omit-frame-pointer"
        AS_CASE([$sanitizers],
            [*address*], [SANITIZER_PRELOAD=`$CC -print-file-name=libasan.so`],
            [*thread*], [SANITIZER_PRELOAD=`$CC -print-file-name=libtsan.so`])
        NO_UNDEFINED_LDFLAGS=
    ], [
        SANITIZER_CFLAGS=
        NO_UNDEFINED_LDFLAGS="-Wl,-z,defs"
    ])
    AC_SUBST([SANITIZER_CFLAGS])
    AC_SUBST([SANITIZER_PRELOAD])
    AC_SUBST([NO_UNDEFINED_LDFLAGS])
])
