import type { Genre } from '../model/document.ts'

/** Labels that an outlet prints above a piece or puts into its address, and the genre that each stands for. */
const LABELS: readonly { readonly genre: Genre; readonly pattern: RegExp }[] = [
  {
    genre: 'opinion',
    pattern:
      /^(?:opinions?|op-?ed|editorials?|comment|commentary|comment is free|columns?|columnists?|voices|perspectives?|viewpoint|letters?|guest essay|meinung|kommentar|kommentare|kolumne|tribune|opinión|opinion-?pieces?|ledare|debatt|leserbriefe?|мнение|мнения|views?)$/iu,
  },
  {
    genre: 'analysis',
    pattern: /^(?:analysis|news analysis|explainers?|analyse|analyse[ns]|análisis|analisi|hintergrund|анализ|аналитика|décryptage)$/iu,
  },
  {
    genre: 'live',
    pattern: /^(?:live|live ?blog|live updates?|liveticker|ticker|as it happened|live-?blogs?|en direct|directo)$/iu,
  },
  {
    genre: 'interview',
    pattern: /^(?:interviews?|q ?& ?a|entretiens?|entrevistas?|intervista|интервью)$/iu,
  },
  {
    genre: 'obituary',
    pattern: /^(?:obituar(?:y|ies)|obits?|nachruf|nachrufe|nécrologie|obituario|некролог)$/iu,
  },
  {
    genre: 'review',
    pattern:
      /^(?:(?:film|movie|book|theat(?:er|re)|music|album|game|tv|restaurant|product|concert) reviews?|reviews?|rezension(?:en)?|kritik(?:en)?|critiques?|reseñas?|рецензия)$/iu,
  },
  {
    genre: 'statement',
    pattern: /^(?:statement|press releases?|media releases?|news releases?|communiqués?|pressemitteilung(?:en)?|comunicados?|заявление|пресс-релиз)$/iu,
  },
  {
    genre: 'transcript',
    pattern: /^(?:transcripts?|full transcript|protokoll|стенограмма)$/iu,
  },
]

/** A short line that is nothing but such a label ("OPINION"), without its colon; null for any other. */
export function labelOf(line: string): string | null {
  if (line.length > 24) return null
  const bare = line.replace(/[\s:|.]+$/u, '')
  return LABELS.some(({ pattern }) => pattern.test(bare)) ? bare : null
}

const genreOfLabel = (label: string): Genre | null => LABELS.find(({ pattern }) => pattern.test(label.trim()))?.genre ?? null

const TITLES: readonly { readonly genre: Genre; readonly pattern: RegExp }[] = [
  {
    genre: 'live',
    pattern: /^(?:live\b[: |-]|live updates?\b)|\blive (?:updates|blog)\b|[-–—:] (?:live|as it happened)$|\+\+\+|^liveticker\b|\bliveticker\b/iu,
  },
  {
    genre: 'transcript',
    pattern: /^(?:full )?transcript\b|\bfull transcript\b|[:–—-] transcript$/iu,
  },
  {
    genre: 'interview',
    pattern: /^(?:interview|q&a)\b ?[:|–—-]|[:|–—-] ?(?:an )?interview$|\bQ&A\b/iu,
  },
  {
    genre: 'obituary',
    pattern: /^(?:obituary|nachruf)\b|\bobituary$|\b(?:dies|dead) (?:at|aged) \d{2,3}\b|, \d{2,3}, (?:dies|is dead)\b/iu,
  },
  {
    genre: 'opinion',
    pattern: /^(?:opinion|op-?ed|editorial|comment|commentary|column|kommentar|meinung|letter to the editor)\b ?[:|–—-]|\| ?(?:opinion|editorial|comment)$/iu,
  },
  {
    genre: 'analysis',
    pattern: /^(?:analysis|news analysis|explainer|explained|analyse)\b ?[:|–—-]|[:|–—-] ?(?:an )?(?:analysis|explainer)$/iu,
  },
  {
    genre: 'review',
    pattern: /^(?:(?:film|book|tv|theatre|theater|music|album|game|concert) )?review\b ?[:|–—-]|[:|–—-] ?(?:film |book |tv |theatre |album |game )?review$/iu,
  },
  {
    genre: 'statement',
    pattern:
      /^(?:(?:joint |press |official |full )*statements?|communiqu[ée]|press release|declaration|message|letter|address|remarks|greetings?|new year (?:greeting|address|message)) (?:no\.? ?\d+ )?(?:by|of|from|on)\b|^(?:заявление|поздравление|обращение|послание)(?!\p{L})/iu,
  },
]

/** What a genre is judged from. */
export interface GenreSigns {
  readonly title: string | null
  readonly url: string | null
  readonly labels: readonly string[]
  readonly text: string
}

const SAMPLE = 40_000

/** The parts of an address's path, without dashes: `/commentisfree/2025/…` gives `commentisfree`. */
function foldersOf(url: string | null): string[] {
  if (!url || !URL.canParse(url)) return []
  return new URL(url).pathname
    .split('/')
    .slice(1, -1)
    .map((folder) => (folder === 'commentisfree' ? 'comment' : folder.replaceAll('-', ' ')))
}

/** What sort of piece this is: by its label, its title, its address, then the shape of its paragraphs; a report where nothing says otherwise. */
export function genreOf({ title, url, labels, text }: GenreSigns): Genre {
  for (const label of labels) {
    const genre = genreOfLabel(label)
    if (genre) return genre
  }
  const titled = title && TITLES.find(({ pattern }) => pattern.test(title))
  if (titled) return titled.genre
  for (const folder of foldersOf(url)) {
    const genre = genreOfLabel(folder)
    if (genre) return genre
  }
  return genreOfShape(text.slice(0, SAMPLE)) ?? 'report'
}

/** A speaker's name before the colon: up to five words that begin with a capital. */
const SPEAKER = /^\p{Lu}[^\s:,;]*(?: \p{Lu}[^\s:,;]*){0,4}$/u

/** A genre that shows in how the paragraphs begin: times (live), names with a colon (transcript), question and answer (interview), first person (opinion). */
function genreOfShape(text: string): Genre | null {
  const lines = text
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter(Boolean)
  const share = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length
  const n = lines.length
  if (n < 4) return null
  const times = share(/^\[?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?\b/iu)
  if (times >= 4 && times >= n * 0.25) return 'live'
  const asked = share(/^(?:Q|Question|Frage)(?:[:.]|\s*[–—-])\s/u)
  const answered = share(/^(?:A|Answer|Antwort)(?:[:.]|\s*[–—-])\s/u)
  if (asked >= 2 && answered >= 2 && asked + answered >= n * 0.25) return 'interview'
  const turns = new Map<string, number>()
  for (const line of lines) {
    const colon = line.indexOf(': ')
    if (colon < 2 || colon > 60) continue
    const name = line.slice(0, colon)
    if (SPEAKER.test(name)) turns.set(name, (turns.get(name) ?? 0) + 1)
  }
  const repeated = [...turns.values()].filter((count) => count >= 2)
  const total = repeated.reduce((sum, count) => sum + count, 0)
  if (repeated.length >= 2 && total >= 5 && total >= n * 0.4) return [...turns.keys()].some((name) => name === name.toUpperCase()) ? 'transcript' : 'interview'
  return null
}
