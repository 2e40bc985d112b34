import type { Document } from '../model/document.ts'
import type { LayerName, Layers } from '../model/layers.ts'
import { attribute } from './attribute/attribute.ts'
import { parse } from './parse/parse.ts'
import { anonymity } from './qualify/anonymity.ts'
import { contested } from './qualify/contested.ts'
import { dates } from './qualify/dates.ts'
import { findings } from './qualify/findings.ts'
import { gaps } from './qualify/gaps.ts'
import { links } from './qualify/links.ts'
import { quantities } from './qualify/quantities.ts'
import { relations } from './qualify/relations.ts'
import { scareQuotes } from './qualify/scare-quotes.ts'
import { values } from './qualify/values.ts'
import { voice } from './qualify/voice.ts'
import { withholdings } from './qualify/withholdings.ts'
import { chains } from './resolve/chains.ts'
import { entities } from './resolve/entities.ts'
import { mentions } from './resolve/mentions.ts'
import { resolution } from './resolve/resolution.ts'
import type { Resources, Stage } from './stage.ts'
import { tag } from './tag/tag.ts'
import { paragraphs } from './tokenize/paragraphs.ts'
import { quotation } from './tokenize/quotation.ts'
import { sentences } from './tokenize/sentences.ts'
import { tokens } from './tokenize/tokens.ts'

/** A list of stages that compiles only where each finds the layers that it needs among those added before it. */
class Pipeline<Have extends LayerName> {
  readonly stages: readonly Stage<LayerName, LayerName>[]

  constructor(stages: readonly Stage<LayerName, LayerName>[]) {
    this.stages = stages
  }

  /** The pipeline with one stage more. */
  add<Needs extends Have, Adds extends Exclude<LayerName, Have>>(next: Stage<Needs, Adds>): Pipeline<Have | Adds> {
    return new Pipeline([...this.stages, next as unknown as Stage<LayerName, LayerName>])
  }
}

/** An empty pipeline, to which stages are added in the order in which they run. */
export const pipeline = (): Pipeline<never> => new Pipeline([])

const english: Pipeline<LayerName> = pipeline()
  .add(paragraphs)
  .add(tokens)
  .add(sentences)
  .add(quotation)
  .add(tag)
  .add(parse)
  .add(entities)
  .add(attribute)
  .add(withholdings)
  .add(mentions)
  .add(values)
  .add(resolution)
  .add(chains)
  .add(anonymity)
  .add(gaps)
  .add(scareQuotes)
  .add(voice)
  .add(contested)
  .add(quantities)
  .add(dates)
  .add(relations)
  .add(links)
  .add(findings)

/** Every stage, in the order of reading. */
export const stages = english.stages

/** The version of each stage, by the layer that it adds. */
export const stageVersions: Readonly<Record<string, number>> = Object.fromEntries(stages.map((s) => [s.adds, s.version]))

/** The layers that are wanted and those that they rest on, less what is given and what only that rests on. */
function neededFor(wanted: readonly LayerName[], given: Partial<Layers>): ReadonlySet<LayerName> {
  const needed = new Set<LayerName>(wanted)
  for (const { adds, needs } of stages.toReversed()) if (needed.has(adds) && given[adds] === undefined) for (const layer of needs) needed.add(layer)
  return needed
}

/**
 * Some layers of a document, read in the order of the pipeline with those that they rest on: a pure function of its arguments, linear in the length of the text.
 * Layers that are `given` (kept from an earlier reading, or made by a slower reader) are taken as they are and their stages skipped.
 */
export function readSome<Name extends LayerName>(document: Document, resources: Resources, wanted: readonly Name[], given: Partial<Layers> = {}): Pick<Layers, Name> {
  const layers: Record<string, unknown> = { ...given }
  const needed = neededFor(wanted, given)
  for (const { adds, run } of stages) {
    if (needed.has(adds) && layers[adds] === undefined) layers[adds] = run(document, layers as unknown as Layers, resources)
  }
  return layers as unknown as Pick<Layers, Name>
}

/** Every layer of a document: `readSome` of all. */
export const readLayers = (document: Document, resources: Resources, given: Partial<Layers> = {}): Layers => readSome(document, resources, everyLayer, given)

const everyLayer = stages.map(({ adds }) => adds)
