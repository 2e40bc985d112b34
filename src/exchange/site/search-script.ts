import { SHARDS, TERMS_SCRIPT } from './terms.ts'

/** The script of the search page: loads the files of the terms that are typed, and lists the documents that have all of them. The last term may be the beginning of a word. */
export const SEARCH_SCRIPT = `'use strict';
${TERMS_SCRIPT}
const form = document.getElementById('search');
const words = document.getElementById('words');
const told = document.getElementById('told');
const hits = document.getElementById('hits');
const shards = new Map();
const cards = new Map();
const waiting = new Map();
function hearsayTerms(at, terms) { shards.set(at, new Map(Object.entries(terms))); }
function hearsayCards(list) { for (const card of list) cards.set(card[0], card); }
function load(path) {
  if (!waiting.has(path)) waiting.set(path, new Promise((done) => {
    const script = document.createElement('script');
    script.src = path;
    script.onload = script.onerror = done;
    document.head.append(script);
  }));
  return waiting.get(path);
}
function numbers(list) {
  let last = 0;
  return list.split(',').map((step) => last += parseInt(step, 36));
}
async function having(term, isLast) {
  const at = term.codePointAt(0) % ${SHARDS};
  await load('search/terms-' + at + '.js');
  const terms = shards.get(at) ?? new Map();
  const found = new Set(terms.has(term) ? numbers(terms.get(term)) : []);
  if (isLast && term.length > 1) for (const [other, list] of terms) if (other.startsWith(term)) for (const number of numbers(list)) found.add(number);
  return found;
}
const MOST = 200;
let asked = 0;
async function search() {
  const mine = ++asked;
  const terms = termsOf(words.value);
  history.replaceState(null, '', words.value ? '#' + encodeURIComponent(words.value) : location.pathname);
  if (!terms.length) { told.textContent = ''; hits.replaceChildren(); return; }
  let found = null;
  for (const [i, term] of terms.entries()) {
    const some = await having(term, i === terms.length - 1);
    found = found ? new Set([...found].filter((number) => some.has(number))) : some;
  }
  for (let i = 0; i < Number(form.dataset.cards); i++) await load('search/cards-' + i + '.js');
  if (mine !== asked) return;
  const list = [...found].sort((a, b) => a - b);
  told.textContent = list.length === 1 ? '1 document' : list.length + ' documents' + (list.length > MOST ? ', the first ' + MOST + ' shown' : '');
  hits.replaceChildren(...list.slice(0, MOST).map((number) => {
    const [, title, outlet, date] = cards.get(number) ?? [number, 'd' + number, '', ''];
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = 'documents/d' + number + '.html';
    link.textContent = title;
    item.append(link, ' ' + [outlet, date].filter(Boolean).join(', '));
    return item;
  }));
}
form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
words.addEventListener('input', search);
try { words.value = decodeURIComponent(location.hash.slice(1)); } catch {}
search();
`
