import type { EntityType } from '../../../model/observation.ts'
import { wordSet } from './word-sets.ts'

/** Words that tell what a name stands for, by where they stand in it; `example` is a sentence in which `name` is such a name. */
export interface NameWordRow {
  readonly type: EntityType
  readonly at: 'last' | 'first' | 'whole'
  readonly words: string
  readonly example: string
  readonly name: string
}

export const nameWordRows: readonly NameWordRow[] = [
  {
    type: 'organization',
    at: 'last',
    example: 'Talks at the Marrow Harbor Authority broke down.',
    name: 'Marrow Harbor Authority',
    words: `ministry court courts police department bureau agency office committee council commission university college institute institution foundation association organization organisation federation union league club
      bank corporation corp corp. inc inc. ltd ltd. llc llp plc gmbh ag sa group network news times post journal tribune herald gazette guardian telegraph daily press media television tv radio broadcasting party
      congress senate house parliament assembly administration army navy force forces guard guards authority authorities museum society trust company co co. campaign coalition alliance government service services
      hospital church school schools airlines airways industries holdings board fund embassy consulate industry partners brothers systems technologies laboratories labs motors pharmaceuticals software enterprises
      security intelligence directorate secretariat command corps brigade battalion regiment division fleet squadron militia front movement brigades resistance initiative project task-force tribunal legislature duma
      knesset bundestag chamber cabinet treasury pentagon exchange capital ventures insurance oil gas energy petroleum steel electric foods stores studios pictures records entertainment magazine review observer
      mirror sun star express mail chronicle globe examiner inquirer weekly agency-press orchestra ballet theatre theater academy synod mosque synagogue charity council-general watch rights united rovers athletic fc
      cf team lobby caucus pac rangers states-navy line lines railways railway transport mission delegation consortium publishing publishers books affairs defense defence justice state-department research`,
  },
  {
    type: 'organization',
    at: 'first',
    example: 'He teaches at the University of Marrow.',
    name: 'University of Marrow',
    words:
      'university ministry department bank institute bureau council office church college academy museum centers association federation league society organization organisation commission committee board house daughters sons doctors friends',
  },
  {
    type: 'organization',
    at: 'whole',
    example: 'The letter went to NATO on Monday.',
    name: 'NATO',
    words: `nato un u.n. eu e.u. fbi cia nsa doj dhs dod irs epa fda cdc fema nasa ice ins sec fcc ftc osce iaea imf who wto unicef unesco unhcr opec asean interpol europol kgb fsb gru svr mi5 mi6 mossad shabak idf isis isil is
      hamas hezbollah hizbollah taliban fatah plo pkk ypg irgc gop dnc rnc nra aclu naacp afl-cio cnn bbc nbc abc cbs msnbc pbs npr nyt wsj ap afp reuters tass itar-tass interfax ria xinhua bloomberg google facebook twitter
      youtube microsoft apple amazon tesla boeing airbus toyota volkswagen siemens gazprom rosneft lukoil exxonmobil shell bp chevron goldman huawei tiktok wikileaks politico breitbart huffpost congress senate parliament
      pentagon treasury kremlin bundestag duma knesset greenpeace amnesty nasdaq fifa uefa ioc nba nfl mlb nhl aipac pac bureau-of-prisons ctak kcna yonhap ansa dpa efe`,
  },
  {
    type: 'place',
    at: 'last',
    example: 'They crossed the Orlo River at night.',
    name: 'Orlo River',
    words: `river county island islands isle isles street avenue road boulevard lane drive square mountain mountains hill hills sea ocean lake valley peninsula city town village airport bridge park bay gulf strait straits
      channel desert forest coast beach harbor harbour port province district region oblast prefecture republic kingdom territory territories station plaza hall palace castle heights springs falls canyon canal crossing
      border delta plateau basin cape point creek ranch suburb township borough highway tower towers stadium arena cemetery plant dam prison hotel ridge camp base states state bank-of`,
  },
  {
    type: 'place',
    at: 'first',
    example: 'Snow fell on Mount Harrow.',
    name: 'Mount Harrow',
    words: 'mount mt mt. lake fort ft ft. cape port gulf strait isle bay republic kingdom los san santa saint são el-paso las puerto',
  },
  {
    type: 'event',
    at: 'last',
    example: 'Prices rose after the Harrow War.',
    name: 'Harrow War',
    words: `war wars battle summit conference olympics games cup championship championships festival election elections day year revolution uprising massacre treaty-talks convention tour marathon derby accords spring intifada
      genocide crisis hurricane pandemic debate primary caucuses week holocaust crusade crusades parade expo fair ceremony awards award trials offensive campaign-trail`,
  },
  {
    type: 'event',
    at: 'first',
    example: 'The coast was spared by Hurricane Orla.',
    name: 'Hurricane Orla',
    words: 'hurricane operation typhoon cyclone storm battle super olympic siege',
  },
  {
    type: 'event',
    at: 'whole',
    example: 'Few spoke of Brexit.',
    name: 'Brexit',
    words: 'brexit watergate christmas easter ramadan thanksgiving halloween hanukkah wwii wwi holocaust passover diwali benghazigate',
  },
  {
    type: 'other',
    at: 'last',
    example: 'The Harrow Act passed.',
    name: 'Harrow Act',
    words:
      'act bill law treaty agreement pact accord protocol constitution amendment doctrine resolution program programme plan deal prize medal code rule theory index syndrome disease virus',
  },
  {
    type: 'nationality',
    at: 'whole',
    example: 'The mayor met Muslim leaders.',
    name: 'Muslim',
    words: `muslim muslims christian christians jewish jew jews catholic catholics protestant protestants evangelical evangelicals islamic hindu hindus buddhist buddhists sunni sunnis shiite shiites shia mormon mormons orthodox
      arab arabs kurd kurds kurdish african africans asian asians european europeans latino latinos hispanic hispanics african-american african-americans western westerners slavic persian tatar tatars chechen chechens
      uyghur uyghurs uighur uighurs rohingya catalan basque scottish welsh irish english dutch greek swedish norwegian danish finnish swiss austrian belgian hungarian czech slovak romanian bulgarian serbian croatian bosnian
      albanian greeks swedes danes turks poles dane swede finn finns spaniard spaniards frenchman britons briton brit brits scots scot americans texan texans californian soviet soviets parisian londoner londoners filipino
      filipinos vietnamese thai indonesian malaysian australian australians canadians mexicans cubans iranians iraqis syrians israelis palestinians afghans pakistanis indians russians ukrainians germans italians democrat
      democrats republican republicans democratic labour-ite tory tories conservative conservatives liberal libertarian communist communists socialist nazi nazis islamist islamists anglo-saxon caucasian latin nordic baltic`,
  },
]

/** US states, great cities, regions and continents; of words joined by `_` the whole stands for one name. Example: `⟦place Vermont⟧ lies far from ⟦place New York⟧.` */
export const placeNames = `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
  missouri montana nebraska nevada new_hampshire new_jersey new_mexico new_york new_york_city north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia
  west_virginia wisconsin wyoming d.c. washington_d.c. manhattan brooklyn bronx queens harlem hollywood chicago boston philadelphia detroit houston dallas austin atlanta miami orlando tampa seattle portland denver phoenix tucson
  las_vegas los_angeles san_francisco san_diego san_antonio san_jose new_orleans baltimore cleveland cincinnati columbus pittsburgh milwaukee minneapolis st._louis st._paul kansas_city nashville memphis charlotte charleston
  ferguson des_moines salt_lake_city sacramento oakland buffalo indianapolis louisville omaha tulsa honolulu anchorage albuquerque richmond newark puerto_rico guam toronto montreal vancouver calgary birmingham manchester
  liverpool leeds glasgow edinburgh cardiff belfast bristol sheffield dublin cork amsterdam rotterdam the_hague hague antwerp luxembourg geneva zurich bern basel vienna salzburg munich hamburg frankfurt cologne dresden leipzig stuttgart
  düsseldorf lyon marseille nice toulouse strasbourg calais milan naples turin venice florence palermo barcelona seville valencia porto athens thessaloniki sofia bucharest belgrade zagreb sarajevo pristina skopje tirana
  podgorica ljubljana bratislava prague krakow gdansk vilnius riga tallinn helsinki stockholm oslo copenhagen reykjavik st._petersburg saint_petersburg kursk belgorod rostov novosibirsk sochi grozny crimea sevastopol donetsk
  luhansk lugansk donbas donbass mariupol kharkiv kharkov odesa odessa kherson zaporizhzhia zaporozhye dnipro lviv bakhmut bucha chernobyl tbilisi yerevan baku istanbul izmir aleppo homs idlib raqqa mosul basra erbil
  kirkuk fallujah gaza gaza_strip west_bank tel_aviv haifa hebron golan_heights mecca medina jeddah dubai aden hodeidah benghazi darfur timbuktu lagos johannesburg cape_town durban mumbai bombay kolkata calcutta chennai bangalore
  hyderabad kashmir punjab karachi lahore peshawar kandahar helmand shanghai hong_kong macau guangzhou shenzhen wuhan xinjiang tibet lhasa taipei osaka hiroshima nagasaki fukushima busan hanoi saigon ho_chi_minh_city bangkok phnom_penh
  jakarta bali manila kuala_lumpur yangon sydney melbourne brisbane perth auckland wellington rio_de_janeiro rio são_paulo sao_paulo brasilia guantanamo guantanamo_bay tijuana juarez
  europe asia africa antarctica australia america americas north_america south_america latin_america central_america eastern_europe western_europe middle_east far_east southeast_asia central_asia balkans caucasus caribbean
  mediterranean scandinavia siberia sahara sahel arctic atlantic pacific black_sea baltic_sea red_sea persian_gulf south_china_sea suez panama_canal korea korean_peninsula england scotland wales northern_ireland ireland bavaria
  catalonia kosovo chechnya dagestan abkhazia south_ossetia transnistria nagorno-karabakh kurdistan soviet_union ussr yugoslavia czechoslovakia u.s.s.r. eurasia midwest silicon_valley wall_street capitol_hill netherlands belgium
  switzerland austria sweden norway finland denmark greece hungary romania bulgaria serbia croatia slovenia slovakia czech_republic bosnia albania macedonia latvia lithuania estonia iceland malta cyprus moldova vietnam thailand
  cambodia laos myanmar burma indonesia malaysia philippines singapore new_zealand brazil uruguay paraguay`

/** Words that open a sentence or stand with a capital and are no part of a name. Example: `However, ⟦person Ada Roe⟧ left on Monday.` */
export const capitalWords = wordSet(
  `i i'm january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec. monday tuesday wednesday
  thursday friday saturday sunday mon tue wed thu fri sat sun gmt est edt pst utc am pm a.m. p.m. ok yes no oh well the a an this that these those it he she they we you his her its their our my your and or but nor so yet if
  when while as for after before however meanwhile some many most all not what who where how why which in on at by with from about against between into through during above below under over since until because although
  though whether than like near amid among despite per via upon within without toward towards across behind beyond there here now then also still even just only again already never ever often perhaps maybe soon later
  earlier almost both either neither each every any no-one nobody everybody everyone someone one two three four five six seven eight nine ten first second third last next another other such more less few much is are was were
  be been being do does did have has had will would can could may might must shall should let to of up out off down him them us me himself mr mrs photo image video watch read see click subscribe share copyright editor's note
  update updated breaking exclusive opinion analysis according additionally furthermore moreover nevertheless nonetheless instead indeed finally recently today yesterday tomorrow thus therefore hence unlike asked speaking
  several officials people experts critics sources residents police authorities investigators thousands hundreds dozens millions`,
)

/** Words that join parts of a name. Example: `He met ⟦person Ursula von der Harrow⟧.` */
export const nameParticles = wordSet('de von van der den del della di da du la le bin ibn ben al el dos das ter ten zu af y abu ul ur')
