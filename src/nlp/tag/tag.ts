import { stage } from '../stage.ts'

export const tag = stage({ adds: 'tags', needs: ['tokens', 'sentences'], version: 1, run: () => (new Uint8Array()) })
