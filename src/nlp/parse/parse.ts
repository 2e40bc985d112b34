import { stage } from '../stage.ts'

export const parse = stage({ adds: 'tree', needs: ['tokens', 'sentences', 'tags'], version: 1, run: () => ({ head: new Int32Array(), relation: new Uint8Array() }) })
