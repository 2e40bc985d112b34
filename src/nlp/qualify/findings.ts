import { stage } from '../stage.ts'

export const findings = stage({ adds: 'findings', needs: ['tokens', 'sentences', 'parts', 'values', 'resolution', 'gaps', 'voice'], version: 1, run: () => [] })
