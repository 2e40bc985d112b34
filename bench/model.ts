import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../src/classify/model.ts'
import { readModel } from '../src/classify/weights.ts'

const WEIGHTS = join(import.meta.dirname, '../models/en/weights.bin')

/** The weights of this checkout, or null before its first training. */
export const weights = (): Model | null => (existsSync(WEIGHTS) ? readModel(readFileSync(WEIGHTS), 'bench') : null)
