import type { Model } from '../classify/model.ts'
import type { Document } from '../model/document.ts'
import type { Guide } from '../model/guide.ts'
import type { LayerName, Layers } from '../model/layers.ts'

/** What a reading may use besides the document: weights (null: rules only) and the guides that the user chose. */
export interface Resources {
  readonly model: Model | null
  readonly guides: readonly Guide[]
}

/**
 * One step of reading: a pure function from a document and the layers that it names in `needs` to the layer that it `adds`.
 * A change of behavior raises `version`: with the document's digest it is the key under which a layer is kept.
 */
export interface Stage<Needs extends LayerName, Adds extends LayerName> {
  readonly adds: Adds
  readonly needs: readonly Needs[]
  readonly version: number
  readonly run: (document: Document, layers: Pick<Layers, Needs>, resources: Resources) => Layers[Adds]
}

/** A stage, its types inferred: `run` sees only the layers that `needs` names. */
export const stage = <const Needs extends LayerName, Adds extends LayerName>(definition: Stage<Needs, Adds>): Stage<Needs, Adds> => definition
