import { cpus, loadavg, release, totalmem } from 'node:os'

/** Figures as a person reads them: a title, how they came about, and rows under a head. */
export interface Table {
  readonly title: string
  readonly note: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What some work took, in milliseconds: by the clock, and of processor time in all threads of this process together. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
}

/** The middle of some numbers; of an even count the upper of the two in the middle. */
export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

/** What one call of `work` takes. */
export function costOf(work: () => unknown): Cost {
  const began = performance.now()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return { wall: performance.now() - began, cpu: (user + system) / 1000 }
}

/** The medians of `runs` calls of `work`, after `warmups` that do not count: the compiler has then seen the code. */
export function medianCost(runs: number, warmups: number, work: () => unknown): Cost {
  for (let i = 0; i < warmups; i++) work()
  const costs = Array.from({ length: runs }, () => costOf(work))
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) }
}

/** The machine and the program that figures hold for; its load is told because a busy machine falsifies every clock. */
export function machine(): string {
  const [{ model }] = cpus()
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`
  return `${cpus().length} × ${model.trim()}, ${memory}, ${process.platform} ${release()}, Node ${process.version}; load before the first measurement ${loadavg()[0].toFixed(2)}`
}

/** A table in Markdown, the first column to the left and the others to the right. */
export function markdown({ title, note, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return `## ${title}\n\n${note}\n\n${[line(head), line(head.map((_, i) => (i ? '---:' : '---'))), ...rows.map(line)].join('\n')}\n`
}

export const thousands = (n: number): string => Math.round(n).toLocaleString('en')
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 1)} MB`
