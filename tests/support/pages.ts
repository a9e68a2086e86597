/** One page of each kind in the sample newsroom, by language; a kind that a language has no page of is left out. */
export const PAGES: readonly { kind: string; en: string; es?: string; ar?: string }[] = [
  { kind: 'front', en: '/', es: '/es/', ar: '/ar/' },
  { kind: 'section', en: '/news/', es: '/es/news/', ar: '/ar/news/' },
  { kind: 'subsection', en: '/news/ukraine/explained/', es: '/es/news/ukraine/explained/', ar: '/ar/news/ukraine/explained/' },
  { kind: 'section’s month', en: '/news/2022/02/', es: '/es/news/2022/02/', ar: '/ar/news/2022/02/' },
  {
    kind: 'story with a photo and a map',
    en: '/news/ukraine/2022/02/28/first-talks-belarus-border/',
    es: '/es/news/ukraine/2022/02/28/primeras-conversaciones/',
    ar: '/ar/news/ukraine/2022/02/28/awwal-muhadathat/',
  },
  { kind: 'story with a chart', en: '/news/ukraine/2022/02/28/half-a-million-leave/' },
  {
    kind: 'opinion with comments',
    en: '/opinion/our-view/2026/11/22/a-correction-is-a-promise/',
    es: '/es/opinion/our-view/2026/11/22/una-correccion-es-una-promesa/',
    ar: '/ar/opinion/our-view/2026/11/22/al-tashih-waad/',
  },
  {
    kind: 'story with comments',
    en: '/science/space/2026/11/19/mapping-city-lights/',
    es: '/es/sport/football/2022/12/18/argentina-campeona-del-mundo/',
    ar: '/ar/science/space/2026/11/19/adwa-al-mudun/',
  },
  { kind: 'story with a correction', en: '/sport/athletics/2023/10/08/kiptum-marathon-record/' },
  { kind: 'gallery', en: '/travel/2026/11/18/out-of-doors/', es: '/es/travel/2026/11/18/al-aire-libre/' },
  { kind: 'recipe', en: '/food/drink/2026/11/19/karkadeh-hibiscus-tea/' },
  { kind: 'review', en: '/culture/books/2026/11/09/blossfeldt-art-forms/' },
  { kind: 'obituary', en: '/sport/football/2022/12/29/pele-obituary/' },
  { kind: 'explainer', en: '/science/archaeology/2026/11/06/cliff-palace/' },
  { kind: 'video story', en: '/climate/2026/11/12/co2-in-twelve-seconds/' },
  { kind: 'audio story', en: '/climate/2026/11/13/the-curve-as-a-tune/' },
  { kind: 'live story', en: '/science/space/2021/12/25/webb-launch/' },
  { kind: 'author', en: '/authors/world-desk/', es: '/es/authors/world-desk/', ar: '/ar/authors/world-desk/' },
  { kind: 'authors', en: '/authors/', es: '/es/authors/', ar: '/ar/authors/' },
  { kind: 'topic', en: '/topics/ukraine/', es: '/es/topics/ukraine/', ar: '/ar/topics/ukraine/' },
  { kind: 'topics', en: '/topics/', es: '/es/topics/', ar: '/ar/topics/' },
  { kind: 'archive', en: '/archive/', es: '/es/archive/', ar: '/ar/archive/' },
  { kind: 'month', en: '/archive/2022/02/', es: '/es/archive/2022/02/', ar: '/ar/archive/2022/02/' },
  { kind: 'day', en: '/archive/2022/02/28/' },
  // Editions have those that they have something for.
  { kind: 'live page', en: '/live/' },
  { kind: 'audio page', en: '/audio/' },
  { kind: 'video page', en: '/video/' },
  { kind: 'pictures', en: '/pictures/', es: '/es/pictures/' },
  { kind: 'search', en: '/search/', es: '/es/search/', ar: '/ar/search/' },
  { kind: 'saved stories', en: '/saved/', es: '/es/saved/', ar: '/ar/saved/' },
  { kind: 'corrections', en: '/corrections/', es: '/es/corrections/', ar: '/ar/corrections/' },
  { kind: 'credits', en: '/credits/', es: '/es/credits/', ar: '/ar/credits/' },
  { kind: 'policy', en: '/policies/privacy/', es: '/es/policies/privacy/', ar: '/ar/policies/privacy/' },
  { kind: 'page that is not there', en: '/nothing-stands-here/' },
];

export const LANGUAGES = ['en', 'es', 'ar'] as const;

/** Kind, language and address of every page in the table. */
export const CASES = PAGES.flatMap(({ kind, ...addresses }) =>
  LANGUAGES.flatMap((language) => {
    const path = addresses[language];
    return path === undefined ? [] : [{ kind, language, path }];
  }),
);

export const STORY = {
  en: '/news/ukraine/2022/02/28/first-talks-belarus-border/',
  es: '/es/news/ukraine/2022/02/28/primeras-conversaciones/',
  ar: '/ar/news/ukraine/2022/02/28/awwal-muhadathat/',
} as const;
