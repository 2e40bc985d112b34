import { dirname, join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { textAt } from './checkout.ts'

/** What a module imports: other modules of this checkout by path, and libraries by name (`node:fs` for Node's own). Imports of types count. */
export interface Module {
  readonly path: string
  readonly modules: readonly string[]
  readonly libraries: readonly string[]
  /** Whether it hands on what another module exports, as a barrel does. */
  readonly handsOn: boolean
}

const LIBRARY = /^(?:node:[^/]+|@[^/]+\/[^/]+|[^/]+)/
/** What the parser does not list: `import` and `require` called with a name, in code as in types, and the address of a module beside this one. */
const IN_CODE = /\b(?:import|require)\(\s*['"]([^'"/][^'"]*)['"]\s*\)|\bnew URL\(\s*['"](\.[^'"]+\.ts)['"]/g

/** Reads one module's imports. */
export function importsOf(path: string): Module {
  const source = textAt(path)
  const { module, errors } = parseSync(path, source)
  if (errors.length) throw new Error(`${path} could not be parsed: ${errors[0].message}`)
  const handed = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])))
  const written = [...source.matchAll(IN_CODE)].map(([, called, named]) => called ?? named)
  const wanted = [...new Set([...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...handed, ...written])]
  return {
    path,
    modules: wanted.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name)),
    libraries: wanted.filter((name) => !name.startsWith('.')).map((name) => LIBRARY.exec(name)![0]),
    handsOn: handed.length > 0,
  }
}

/** Every circle of imports, as the modules of it (Tarjan's strongly connected components with more than one member). */
export function circlesIn(modules: readonly Module[]): string[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (path: string): void => {
    order.set(path, order.size)
    lowest.set(path, order.get(path)!)
    open.push(path)
    for (const next of byPath.get(path)!.modules) {
      if (!byPath.has(next)) continue
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(path, Math.min(lowest.get(path)!, lowest.get(next)!))
    }
    if (lowest.get(path) !== order.get(path)) return
    const circle = open.splice(open.indexOf(path))
    if (circle.length > 1 || byPath.get(path)!.modules.includes(path)) circles.push(circle)
  }
  for (const { path } of modules) if (!order.has(path)) visit(path)
  return circles
}
