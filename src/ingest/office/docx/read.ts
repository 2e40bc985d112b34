import { HearsayError } from '../../../model/error.ts'
import { isoTime } from '../../head/iso.ts'
import type { Draft, Raw } from '../../reader.ts'
import { draftOf } from '../draft.ts'
import { withHeadline } from '../flow.ts'
import { leftOutFindings } from '../left-out.ts'
import { locked, openPackage, type Package } from '../package.ts'
import type { Properties } from '../paragraph.ts'
import { fieldsOf, readXml } from '../xml.ts'
import { ENCRYPTED, hasStream, isOle, MAIN } from './signs.ts'
import { readStory } from './story.ts'
import { localName, readStyles } from './styles.ts'

/** Where the links of a part lead, by their ids. */
function targetsOf(xml: string | undefined): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  if (xml)
    readXml(xml, {
      open: (name, attributes) => {
        if (localName(name) === 'Relationship' && /\/hyperlink$/u.test(attributes.Type ?? '')) targets.set(attributes.Id ?? '', attributes.Target ?? '')
      },
      close: () => {},
      text: () => {},
    })
  return targets
}

function countOf(xml: string | undefined, element: string): number {
  let count = 0
  if (xml)
    readXml(xml, {
      open: (name) => {
        if (localName(name) === element) count++
      },
      close: () => {},
      text: () => {},
    })
  return count
}

function propertiesOf(parts: Package): Properties {
  const core = fieldsOf(parts.further('docProps/core.xml'), ['dc:title', 'dc:creator', 'dcterms:created', 'dcterms:modified', 'dc:language'])
  return {
    title: core.get('dc:title'),
    author: core.get('dc:creator'),
    language: core.get('dc:language') || null,
    made: isoTime(core.get('dcterms:created')),
    saved: isoTime(core.get('dcterms:modified')),
  }
}

function readDocx(raw: Raw): Draft {
  const parts = openPackage(raw)
  const main = parts.text(MAIN)
  if (main === undefined) throw brokenText(raw)
  const styles = readStyles(parts.further('word/styles.xml'))
  const story = readStory(main, styles, targetsOf(parts.further('word/_rels/document.xml.rels')), 'text')
  if (!story.sound && !story.paragraphs.length) throw brokenText(raw)
  const notes = ['word/footnotes.xml', 'word/endnotes.xml'].flatMap((name) => {
    const xml = parts.further(name)
    return xml === undefined ? [] : readStory(xml, styles, targetsOf(parts.further(name.replace('word/', 'word/_rels/').concat('.rels'))), 'note').paragraphs
  })
  const heads = parts.names
    .filter((name) => /^word\/header\d*\.xml$/u.test(name))
    .slice(0, 6)
    .flatMap((name) => readStory(parts.further(name) ?? '', styles, new Map(), 'text').paragraphs.map(({ text }) => text))
  const comments = countOf(parts.further('word/comments.xml'), 'comment')
  const { insertions, deletions, hidden } = story.tally
  const properties = propertiesOf(parts)
  const findings = leftOutFindings({ insertions, deletions, comments, hidden, damaged: parts.damaged, sound: story.sound })
  return draftOf({
    paragraphs: [...withHeadline(story.paragraphs), ...notes],
    properties,
    runningHeads: heads,
    notes: findings,
  })
}

const brokenText = ({ name }: Raw) =>
  new HearsayError('ingest/broken-file', `${name ?? 'the input'} is a Word file whose text cannot be read`, {
    hint: 'Open it in a word processor, save it anew, and read that.',
  })

/**
 * Reads a Word file (DOCX, a template, one with macros, which never run). Errors: `ingest/locked`, `ingest/broken-file`, `ingest/too-large`, and `ingest/unsupported-type`
 * for an old `.doc`, with what to do.
 */
export function readWord(raw: Raw): Draft {
  if (!isOle(raw.bytes)) return readDocx(raw)
  if (hasStream(raw.bytes, ENCRYPTED)) throw locked(raw.name)
  throw new HearsayError('ingest/unsupported-type', `${raw.name ?? 'the input'} is an old Word document (.doc)`, {
    hint: 'Save it as DOCX, ODT or text, and read that.',
    details: { kind: 'an old office document' },
  })
}
