import { hashWord } from '../../../model/hash.ts'

/**
 * Names that stand for one government, a row a country: the country, its capital and seats, after a semicolon its people's adjective; words of one name joined by `_`. Only as the source of
 * something said (or its subject) does a capital stand for its government. Example: `Marrow signed. ⟦S1 The Keep⟧ ⟦C1 said⟧ ⟦T1 the pact would hold⟧.`
 */
const governmentRows = `russia moscow kremlin rossiya россия москва кремль ; russian russians|ukraine kyiv kiev bankova україна украина київ киев ; ukrainian ukrainians|
china beijing zhongnanhai peking 中国 北京 ; chinese|united_states u.s. us usa u.s.a. washington white_house america united_states_of_america ; american americans|
united_kingdom britain uk u.k. london downing_street whitehall great_britain no_10 number_10 ; british|
france paris élysée elysee elysee_palace quai_d'orsay ; french|germany berlin chancellery deutschland bundesregierung ; german|
italy rome palazzo_chigi ; italian|spain madrid moncloa ; spanish|portugal lisbon ; portuguese|poland warsaw polska ; polish|belarus minsk ; belarusian|
north_korea pyongyang dprk ; north_korean|south_korea seoul blue_house 한국 서울 ; south_korean|japan tokyo kantei 日本 東京 ; japanese|
india new_delhi delhi south_block ; indian|pakistan islamabad rawalpindi ; pakistani|bangladesh dhaka ; bangladeshi|sri_lanka colombo ; sri_lankan|
nepal kathmandu ; nepali|bhutan thimphu ; bhutanese|maldives malé ; maldivian|afghanistan kabul ; afghan|iran tehran teheran ایران تهران ; iranian|
iraq baghdad العراق بغداد ; iraqi|syria damascus سوريا دمشق ; syrian|israel jerusalem ישראל ; israeli|palestine ramallah ; palestinian|lebanon beirut ; lebanese|
jordan amman ; jordanian|saudi_arabia riyadh ; saudi|yemen sanaa ; yemeni|oman muscat ; omani|united_arab_emirates uae abu_dhabi ; emirati|qatar doha ; qatari|
bahrain manama ; bahraini|kuwait kuwait_city ; kuwaiti|turkey türkiye ankara ; turkish|egypt cairo مصر ; egyptian|libya tripoli ; libyan|
tunisia tunis ; tunisian|algeria algiers ; algerian|morocco rabat ; moroccan|sudan khartoum ; sudanese|south_sudan juba|ethiopia addis_ababa ; ethiopian|
eritrea asmara ; eritrean|somalia mogadishu ; somali|kenya nairobi ; kenyan|uganda kampala ; ugandan|tanzania dodoma ; tanzanian|rwanda kigali ; rwandan|
burundi gitega ; burundian|congo kinshasa ; congolese|nigeria abuja ; nigerian|ghana accra ; ghanaian|senegal dakar ; senegalese|mali bamako ; malian|
niger niamey ; nigerien|chad n'djamena ; chadian|cameroon yaoundé ; cameroonian|gabon libreville ; gabonese|angola luanda ; angolan|zambia lusaka ; zambian|
zimbabwe harare ; zimbabwean|mozambique maputo ; mozambican|botswana gaborone|namibia windhoek ; namibian|south_africa pretoria ; south_african|lesotho maseru|
malawi lilongwe ; malawian|madagascar antananarivo ; malagasy|ivory_coast abidjan yamoussoukro ; ivorian|burkina_faso ouagadougou ; burkinabe|
liberia monrovia ; liberian|sierra_leone freetown|gambia banjul ; gambian|guinea conakry ; guinean|benin porto-novo ; beninese|togo lomé ; togolese|
mauritania nouakchott ; mauritanian|canada ottawa ; canadian|mexico mexico_city ; mexican|cuba havana ; cuban|haiti port-au-prince ; haitian|
jamaica kingston ; jamaican|dominican_republic santo_domingo|guatemala ; guatemalan|honduras tegucigalpa ; honduran|el_salvador san_salvador ; salvadoran|
nicaragua managua ; nicaraguan|costa_rica san_josé|panama ; panamanian|colombia bogotá bogota ; colombian|venezuela caracas miraflores ; venezuelan|
ecuador quito ; ecuadorian|peru lima ; peruvian|bolivia la_paz ; bolivian|chile santiago la_moneda ; chilean|argentina buenos_aires casa_rosada ; argentine|
uruguay montevideo ; uruguayan|paraguay asunción ; paraguayan|brazil brasília brasilia planalto ; brazilian|guyana georgetown ; guyanese|suriname paramaribo|
austria vienna ; austrian|switzerland bern ; swiss|netherlands hague the_hague ; dutch|belgium ; belgian|luxembourg ; luxembourgish|denmark copenhagen ; danish|
sweden stockholm ; swedish|norway oslo ; norwegian|finland helsinki ; finnish|iceland reykjavik ; icelandic|ireland dublin ; irish|greece athens ; greek|
cyprus nicosia ; cypriot|malta valletta ; maltese|hungary budapest ; hungarian|czechia czech_republic prague ; czech|slovakia bratislava ; slovak|
slovenia ljubljana ; slovenian|croatia zagreb ; croatian|serbia belgrade ; serbian|bosnia sarajevo ; bosnian|montenegro podgorica ; montenegrin|
kosovo pristina ; kosovar|albania tirana ; albanian|north_macedonia skopje ; macedonian|bulgaria sofia ; bulgarian|romania bucharest ; romanian|
moldova chisinau chișinău ; moldovan|lithuania vilnius ; lithuanian|latvia riga ; latvian|estonia tallinn ; estonian|georgia tbilisi ; georgian|
armenia yerevan ; armenian|azerbaijan baku ; azerbaijani|kazakhstan astana ; kazakh|uzbekistan tashkent ; uzbek|turkmenistan ashgabat ; turkmen|
kyrgyzstan bishkek ; kyrgyz|tajikistan dushanbe ; tajik|mongolia ulaanbaatar ; mongolian|thailand bangkok ; thai|vietnam hanoi ; vietnamese|laos vientiane lao|
cambodia phnom_penh ; cambodian|myanmar burma naypyidaw ; burmese|malaysia kuala_lumpur putrajaya ; malaysian|singapore ; singaporean|
indonesia jakarta ; indonesian|philippines manila malacañang malacanang ; philippine filipino|brunei ; bruneian|taiwan taipei ; taiwanese|hong_kong|
australia canberra ; australian|new_zealand wellington beehive|papua_new_guinea port_moresby|fiji suva ; fijian|vatican holy_see vatican_city|
scotland edinburgh holyrood ; scottish|wales cardiff ; welsh|european_union eu e.u. brussels|united_nations un u.n.|
nato alliance_atlantic north_atlantic_treaty_organization`

/** A name of a government (or, with `people`, of its people), as hashes of its words. */
export interface NationName {
  readonly words: readonly number[]
  readonly nation: number
  readonly people: boolean
}
const phrases = new Map<number, readonly NationName[]>()
const rows = governmentRows.replace(/\n/g, '').split('|')
for (const [nation, row] of rows.entries()) {
  let people = false
  for (const name of row.trim().split(/\s+/)) {
    if (name === ';') {
      people = true
      continue
    }
    const words = name.split('_').map(hashWord)
    const entry = { words, nation, people }
    phrases.set(
      words[0],
      [...(phrases.get(words[0]) ?? []), entry].sort((a, b) => b.words.length - a.words.length),
    )
  }
}

/** The government or people that the words from token `i` on name; undefined where they name none. "Washington" and "Georgia" may be other things: the place tells. */
export function nationAt(hash: Int32Array, i: number, end: number): NationName | undefined {
  const known = phrases.get(hash[i])
  if (known) for (const name of known) if (i + name.words.length <= end && name.words.every((word, k) => hash[i + k] === word)) return name
  return undefined
}
