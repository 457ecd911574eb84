#!/bin/sh
# Says in one sentence what this machine lacks, or nothing.
#   need.sh java             is there a Java that Spark can run on?
#   need.sh python [NAME]    prints a Python that can carry dqlang, NAME where it is given
set -eu

fail() {
    echo "$1" >&2
    exit 1
}

# The command that installs something, by its name under apt, dnf, brew.
install() {
    as_root=$([ "$(id -u)" = 0 ] || echo "sudo ")
    if command -v apt-get >/dev/null 2>&1; then
        echo "with \`${as_root}apt-get update && ${as_root}apt-get install -y $1\`"
    elif command -v dnf >/dev/null 2>&1; then
        echo "with \`${as_root}dnf install -y $2\`"
    elif command -v brew >/dev/null 2>&1; then
        echo "with \`brew install $3\`"
    else
        echo "with your system's package manager"
    fi
}

need_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java # Spark looks at JAVA_HOME first, too
    from=${JAVA_HOME:+, to which JAVA_HOME points}
    unset_it=${JAVA_HOME:+, let JAVA_HOME point to it or unset it}
    how="install one $(install openjdk-17-jre-headless java-17-openjdk-headless "--cask temurin@17")$unset_it, then run this again"
    command -v "$java" >/dev/null 2>&1 || fail "Spark needs Java 17 or newer, and there is no \`$java\` here: $how."
    # `version "1.8.0_402"` is Java 8; a stub without a Java behind it prints no version at all.
    major=$("$java" -version 2>&1 | sed -n 's/.* version "\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' | head -n 1)
    [ -n "$major" ] || fail "Spark needs Java 17 or newer, and \`$java\` does not run here: $how."
    [ "$major" -ge 17 ] || fail "Spark needs Java 17 or newer, and \`$java\` is Java $major$from: $how."
}

is_new_enough() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null
}

need_python() {
    for python in ${1:-python3 python3.13 python3.12 python3.11 python3.10}; do
        if is_new_enough "$python"; then
            "$python" -c 'import venv, ensurepip' 2>/dev/null || fail "\`$python\` cannot make a virtual environment here: \
install what it lacks $(install "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" python3-pip python3), then run this again."
            command -v "$python"
            return
        fi
    done
    fail "dqlang needs Python 3.10 or newer, and \`${1:-python3}\` is none: install one $(install "python3 python3-venv" python3.11 python3), \
or name one that is here, as in \`make demo PYTHON=python3.11\`."
}

case ${1:-} in
    java) need_java ;;
    python) need_python "${2:-}" ;;
    *) fail "usage: need.sh java | python [NAME]" ;;
esac
