/**
 * Abbreviations that keep their full stop. `never` ends a sentence before a capital ("Sen. Roe"); `seldom` does only where what follows
 * plainly opens one ("of Orbel Inc. The board").
 */
export const abbreviations: { readonly never: readonly string[]; readonly seldom: readonly string[] } = {
  never: [
    'mr', 'mrs', 'ms', 'dr', 'prof', 'sen', 'sens', 'rep', 'reps', 'gov', 'govs', 'gen', 'col', 'lt', 'capt', 'sgt', 'maj', 'cpl', 'pvt', 'cmdr', 'adm', 'brig', 'rev', 'hon', 'st', 'ste', 'mt', 'ft',
    'pres', 'amb', 'atty', 'supt', 'det', 'insp', 'cllr', 'messrs', 'mme', 'mlle', 'vs', 'v', 'no', 'nos', 'fig', 'figs', 'vol', 'eds', 'ed', 'pp', 'cf', 'viz', 'al', 'dept', 'univ', 'assn', 'bros', 'fr', 'sr',
  ],
  seldom: [
    'jr', 'inc', 'corp', 'co', 'ltd', 'llc', 'plc', 'bhd', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun',
    'etc', 'ave', 'blvd', 'rd', 'est', 'approx', 'ala', 'ariz', 'ark', 'calif', 'colo', 'conn', 'del', 'fla', 'ga', 'ill', 'ind', 'kan', 'ky', 'la', 'md', 'mass', 'mich', 'minn', 'miss', 'mo', 'mont', 'neb', 'nev',
    'okla', 'ore', 'pa', 'penn', 'tenn', 'tex', 'va', 'vt', 'wash', 'wis', 'wyo', 'hrs', 'mins', 'lbs', 'oz', 'min', 'max', 'govt', 'intl', 'natl', 'am', 'pm', 'a.m', 'p.m', 'u.s', 'u.k', 'u.n', 'e.u', 'd.c', 'i.e', 'e.g', 'ph.d',
  ],
}
