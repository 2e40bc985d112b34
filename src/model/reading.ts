import type { Document } from './document.ts'
import type { Layers } from './layers.ts'

/** Which engine made a reading: program version, id of the weights (null for rules only), profile, and the version of each stage by the layer it adds. */
export interface Engine {
  readonly version: string
  readonly model: string | null
  readonly profile: 'default' | 'fast'
  readonly stages: Readonly<Record<string, number>>
}

/** A document and everything that was read in it. */
export interface Reading {
  readonly document: Document
  readonly engine: Engine
  readonly layers: Layers
}
