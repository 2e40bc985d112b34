import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Appearance } from '../model/format.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Terminals that are known to show OSC 8 hyperlinks; others may print the address in the middle of the text. */
export function showsLinks(environment: Environment): boolean {
  const { TERM = '', TERM_PROGRAM = '', TMUX, STY } = environment
  if (TERM === 'dumb' || TMUX || STY) return false
  if (Number(environment.VTE_VERSION) >= 5000 || environment.WT_SESSION || environment.KONSOLE_VERSION) return true
  return /^(iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|Tabby)$/.test(TERM_PROGRAM) || /kitty|ghostty|alacritty|foot|wezterm/.test(TERM)
}

/** Whether to color: a flag says so, else NO_COLOR, FORCE_COLOR and the kind of the terminal do. */
export function showsColor(flag: boolean | undefined, environment: Environment, isTerminal: boolean): boolean {
  if (flag !== undefined) return flag
  if (environment.NO_COLOR) return false
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0'
  return isTerminal && environment.TERM !== 'dumb'
}

/** How wide what is shown may be: as the terminal is, else as COLUMNS says, else 80. */
export function columns(most: number): number {
  const { stdout, env } = process
  return Math.max(40, Math.min((stdout.isTTY === true ? stdout.columns : Number(env.COLUMNS)) || 80, most))
}

/** How a reading is to look on standard output. */
export function appearance({ color }: Readonly<Record<string, unknown>>, path: string): Appearance {
  const { stdout, env } = process
  const isTerminal = stdout.isTTY === true
  return {
    width: columns(120),
    color: showsColor(color as boolean | undefined, env, isTerminal),
    links: isTerminal && showsLinks(env),
    file: path === '-' ? null : pathToFileURL(resolve(path)).href,
  }
}
