import { hashWord } from '../../../model/hash.ts'

/** Agencies and outlets under several names, a row each: the first is the fullest, words joined by `_`. Example: `⟦S1 The Associated Press⟧ ⟦C1 reported⟧ ⟦T1 a fire⟧. ⟦S2 AP⟧ ⟦C2 said⟧ ⟦T2 it was small⟧.` */
export const outletRows = `associated_press ap|agence_france-presse afp|united_press_international upi|thomson_reuters reuters|itar-tass tass тасс|ria_novosti ria риа|interfax|rossiya_segodnya|sputnik|korean_central_news_agency pyongyang_central_news_agency central_telegraph_agency_of_korea kcna ctak цтак|
yonhap_news_agency yonhap|xinhua_news_agency xinhua 新华社|china_central_television cctv|cgtn|global_times|kyodo_news kyodo|jiji_press jiji|press_trust_of_india pti|asian_news_international ani|associated_press_of_pakistan app|anadolu_agency anadolu aa|islamic_republic_news_agency irna|fars_news_agency fars|
tasnim_news_agency tasnim|syrian_arab_news_agency sana|saudi_press_agency spa|emirates_news_agency wam|middle_east_news_agency mena|deutsche_presse-agentur dpa|austria_press_agency apa|ansa|efe|lusa|polish_press_agency pap|ukrinform|unian|belta|belga|anp|ritzau|tt_news_agency|norwegian_news_agency ntb|finnish_news_agency stt|
australian_associated_press aap|press_association pa_media|canadian_press|bernama|antara|vietnam_news_agency vna|tanjug|hina|bulgarian_news_agency bta|agerpres|magyar_távirati_iroda mti|czech_news_agency čtk ctk|new_york_times nyt nytimes times|washington_post wapo|wall_street_journal wsj journal|los_angeles_times|
british_broadcasting_corporation bbc|cable_news_network cnn|american_broadcasting_company abc|columbia_broadcasting_system cbs|national_broadcasting_company nbc|msnbc|public_broadcasting_service pbs|national_public_radio npr|fox_news_channel fox_news fox|canadian_broadcasting_corporation cbc|deutsche_welle dw|radio_free_europe rfe/rl rferl|
voice_of_america voa|al_jazeera aljazeera|financial_times ft|south_china_morning_post scmp|huffington_post huffpost|der_spiegel spiegel|frankfurter_allgemeine_zeitung faz|süddeutsche_zeitung|bloomberg_news bloomberg`

const outlets = new Map<number, { readonly words: readonly number[]; readonly outlet: number }[]>()
for (const [outlet, row] of outletRows.replace(/\n/g, '').split('|').entries()) {
  for (const name of row.split(' ')) {
    const words = name.split('_').map(hashWord)
    outlets.set(
      words[0],
      [...(outlets.get(words[0]) ?? []), { words, outlet }].sort((a, b) => b.words.length - a.words.length),
    )
  }
}

/** The outlet that the words from token `first` to `last` name, as its number; undefined where they name none of the list. */
export function outletOf(hash: Int32Array, first: number, last: number): number | undefined {
  const known = outlets.get(hash[first])
  if (known) for (const { words, outlet } of known) if (words.length === last - first + 1 && words.every((word, k) => hash[first + k] === word)) return outlet
  return undefined
}
