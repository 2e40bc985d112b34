/**
 * Everything that docs/speed.md tells, measured anew and printed as Markdown: `node bench/run.ts [--pages FOLDER] [TEXTS…] > docs/speed.md`. Texts are files that a reading
 * takes, or `.jsonl.gz` with a `text` in each line; the golden articles and the examples unless given. A few minutes, on a machine that does nothing else.
 */
import { parseArgs } from 'node:util'
import { growth } from './growth.ts'
import { machine, markdown } from './harness.ts'
import { pages } from './pages.ts'
import { size } from './size.ts'
import { speed } from './speed.ts'
import { stageCosts } from './stages.ts'
import { starts } from './start.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { pages: { type: 'string' } } })
console.log(`# Speed, memory and size

\`node bench/run.ts\` measures all of this anew and prints this page. With \`--pages FOLDER\` it also reads saved web pages, and with files named it reads those
instead of the golden articles and the examples. A busy machine falsifies the clock: believe figures only where the load told here is near nothing.

${machine()}
`)
const measurements = [starts, () => speed(positionals), () => stageCosts(positionals), growth, ...(values.pages ? [() => pages(values.pages!)] : []), size]
for (const measure of measurements) console.log(markdown(measure()))
console.log(`## What is aimed at

\`--help\` within 150 ms and a 600-word article within 500 ms, once installed; at least 100,000 tokens a second on one core, every layer, with weights (aim 700,000); a cost that grows with the length of the text and no faster.
Where a figure above falls short of that on the machine named at the top, it falls short; wink-nlp, measured in the same run, tells how fast that machine was (its makers' figure is near 700,000).`)
