# What `hearsay` and `test` do before the first start: find or bring Node 24, and install the packages of the lockfile. POSIX sh, sourced.
#
# prepare HOME run|all   sets `node` to the Node to use and leaves HOME/node_modules complete: `run` without development packages (those that are
#                        there stay), `all` with them. 0 when all is well; 1 after a message that says what is missing and what to do.
#
# .runtime/ (ignored by git) keeps: node/ (a Node of our own), ready (marker: the path of Node, then the packages that running needs), lock (while
# something is being prepared; a symbolic link whose target is the number of the process, so that making and signing it is one step), compiled/.

say() { printf 'hearsay: %s\n' "$*" >&2; }

# is_new NODE: whether that program is Node 24 or newer.
is_new() { "$1" -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2>/dev/null; }

# npm_under NODE FOLDER ARGUMENTS…: runs the machine's npm in FOLDER under NODE. Under an older Node it would choose packages for that one.
npm_under() (
  PATH=${1%/*}:$PATH
  export PATH
  npm_node=$1
  cd "$2" || exit 1
  shift 2
  npm=$(command -v npm) || exit 127
  while [ -L "$npm" ]; do
    target=$(readlink "$npm")
    case $target in /*) npm=$target ;; *) npm=${npm%/*}/$target ;; esac
  done
  IFS= read -r first <"$npm"
  case $first in
    '#!'*node*) exec "$npm_node" "$npm" "$@" ;;
    *) exec "$npm" "$@" ;;
  esac
)

# unlock: gives the lock back, if it is ours.
unlock() { [ "$(readlink "$runtime/lock" 2>/dev/null)" = $$ ] && rm -f "$runtime/lock"; }

# lock: waits until nobody else prepares this checkout. A lock whose process is gone is taken away.
lock() {
  waited=
  until ln -s $$ "$runtime/lock" 2>/dev/null; do
    owner=$(readlink "$runtime/lock" 2>/dev/null)
    if [ -z "$owner" ]; then
      [ -w "$runtime" ] || { say "cannot write to $runtime. Make it writable, or copy the checkout to a place of your own."; return 1; }
    elif ! kill -0 "$owner" 2>/dev/null; then
      mv "$runtime/lock" "$runtime/lock.$$" 2>/dev/null
      if [ "$(readlink "$runtime/lock.$$" 2>/dev/null)" = "$owner" ]; then rm -f "$runtime/lock.$$"; else mv "$runtime/lock.$$" "$runtime/lock" 2>/dev/null; fi
      continue
    else
      [ -n "$waited" ] || say "another start (process $owner) is preparing this checkout; waiting for it"
      waited=yes
    fi
    sleep 1
  done
  trap unlock EXIT
  trap 'unlock; exit 130' INT
  trap 'unlock; exit 143' TERM HUP
}

# find_node: sets `node` to the machine's own Node if it is new enough, else to ours, which is brought from npm once.
find_node() {
  node=$(command -v node) || node=
  if [ -n "$node" ] && is_new "$node"; then return 0; fi
  own=$node
  node=$runtime/node/bin/node
  if [ -x "$node" ] && is_new "$node"; then return 0; fi
  if [ -z "$own" ] || ! command -v npm >/dev/null 2>&1; then
    if [ -z "$own" ]; then lacking=Node.js; else lacking=npm; fi
    say "needs Node.js 20 or newer with npm, and found no $lacking. Install both (Debian: apt-get install nodejs npm), then start again."
    return 1
  fi
  say "this machine has Node $("$own" --version); bringing Node 24 from npm into .runtime/ (once, about 45 MB to fetch)"
  new=$runtime/node.$$
  rm -rf "$runtime/node" "$runtime"/node.* && mkdir -p "$new" && cp "$home"/launcher/node/package*.json "$home/launcher/node/.npmrc" "$new" || return 1
  npm_under "$own" "$new" ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  for found in "$new"/node_modules/node-*/; do [ -x "$found/bin/node" ] && is_new "$found/bin/node" && mv "$found" "$runtime/node"; done
  rm -rf "$new"
  if [ -x "$node" ]; then return 0; fi
  say "could not bring Node 24: npm could not fetch it (see above; is there a network?), or has none for $(uname -sm). Install Node 24 or newer yourself, then start again."
  return 1
}

prepare() {
  home=$(cd "$1" && pwd -P) || return 1
  runtime=$home/.runtime
  mkdir -p "$runtime" 2>/dev/null || { say "cannot write to $home. Make it writable, or copy the checkout to a place of your own."; return 1; }
  lock || return 1
  prepare_locked "$2"
  status=$?
  unlock
  trap - EXIT INT TERM HUP
  return $status
}

prepare_locked() {
  find_node || return 1
  if ! "$node" "$home/launcher/installed.mjs" "$1"; then
    rm -f "$runtime/ready"
    command -v npm >/dev/null 2>&1 || { say "needs npm to install its packages, and found none. Install it, then start again."; return 1; }
    # Development packages that are there stay: whoever develops here would otherwise lose them to the first start after a change of the lockfile.
    if [ "$1" = all ] || [ -d "$home/node_modules/vitest" ]; then
      say 'installing the packages of package-lock.json, those for development too (npm ci)'
      npm_under "$node" "$home" ci --no-audit --no-fund --loglevel=error >&2
    else
      say 'installing the few packages that running needs (npm ci --omit=dev)'
      npm_under "$node" "$home" ci --omit=dev --no-audit --no-fund --loglevel=error >&2
    fi
    if ! "$node" "$home/launcher/installed.mjs" "$1"; then
      say 'the packages could not be installed; what npm said stands above. With a network, start again: what is half done is done anew.'
      return 1
    fi
    say 'ready'
  fi
  { printf '%s\n' "$node"; "$node" "$home/launcher/installed.mjs" list; } >"$runtime/ready.$$" && mv "$runtime/ready.$$" "$runtime/ready"
}
