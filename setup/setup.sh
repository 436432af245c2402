# Sourced by ./glacis, tests/run and .ci/run: packages, build. POSIX sh. REQUIRES $project, the root's path.
# shellcheck shell=sh disable=SC2154,SC3013

say() { echo "glacis: $*" >&2; }

is_there() { # probe
  case $1 in
    command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
    *) [ -e "$1" ] ;;
  esac
}

# Installs what is missing of setup/packages for the named purposes. If all is there, it starts no process.
install_packages() { # purpose...
  missing=
  reasons=
  while read -r purpose package probe reason; do
    case " $* " in *" $purpose "*) ;; *) continue ;; esac
    if ! is_there "$probe"; then
      missing="$missing $package"
      reasons="$reasons
  $package ($reason)"
    fi
  done <"$project/setup/packages"
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "these Debian packages, or what corresponds to them here, are needed and missing:$reasons"
    return 1
  fi
  say "installs what is missing, with apt-get:$reasons"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { say "not root, and no sudo: install them as root, then try again"; return 1; }
    as_root=sudo
  fi
  log=$(mktemp) || return 1
  # shellcheck disable=SC2086 # both are lists of words
  if $as_root apt-get update -qq >"$log" 2>&1 && $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends $missing >>"$log" 2>&1 </dev/null; then
    rm -f "$log"
    return 0
  fi
  cat "$log" >&2
  rm -f "$log"
  say "the packages could not be installed"
  return 1
}

# Configures (if need be) and builds a preset of CMakePresets.json into build/PRESET.
build_preset() { # preset [ninja argument...]
  preset=$1
  shift
  folder=$project/build/$preset
  log=$folder/build.log
  mkdir -p "$folder" || return 1
  # A project that was moved or copied with its build folder starts anew.
  if [ -f "$folder/CMakeCache.txt" ] &&
    ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$project" "$folder/CMakeCache.txt"; then
    rm -rf "$folder/CMakeCache.txt" "$folder/CMakeFiles" "$folder/build.ninja"
  fi
  if [ ! -f "$folder/build.ninja" ] || [ "$project/CMakePresets.json" -nt "$folder/build.ninja" ]; then
    (cd "$project" && cmake --preset "$preset") >"$log" 2>&1 || { cat "$log" >&2; say "cannot configure $preset"; return 1; }
  fi
  if [ -t 2 ]; then
    ninja -C "$folder" "$@" >&2 && return 0
  else
    ninja -C "$folder" "$@" >"$log" 2>&1 && return 0
    # What failed stands at the end, after what went well.
    grep -v '^\[[0-9/]*\] ' "$log" | tail -n 60 >&2
  fi
  say "cannot build $preset"
  return 1
}
