import type { AuthorData } from '../../../src/content/schemas/author.ts';

/** The newsroom’s desks and the agencies it takes copy from. */
export const DESKS: readonly AuthorData[] = [
  { name: { en: 'World desk', es: 'Sección de Mundo', ar: 'قسم العالم' }, kind: 'desk' },
  { name: { en: 'Business desk', es: 'Sección de Economía', ar: 'قسم الأعمال' }, kind: 'desk' },
  { name: { en: 'Politics desk', es: 'Sección de Política', ar: 'قسم السياسة' }, kind: 'desk' },
  { name: { en: 'Science desk', es: 'Sección de Ciencia', ar: 'قسم العلوم' }, kind: 'desk' },
  { name: { en: 'Climate desk', es: 'Sección de Clima', ar: 'قسم المناخ' }, kind: 'desk' },
  { name: { en: 'Culture desk', es: 'Sección de Cultura', ar: 'قسم الثقافة' }, kind: 'desk' },
  { name: { en: 'Sport desk', es: 'Sección de Deporte', ar: 'قسم الرياضة' }, kind: 'desk' },
  { name: { en: 'Travel desk', es: 'Sección de Viajes', ar: 'قسم السفر' }, kind: 'desk' },
  { name: { en: 'Food desk', es: 'Sección de Cocina', ar: 'قسم المذاق' }, kind: 'desk' },
  { name: { en: 'Picture desk', es: 'Sección de Fotografía', ar: 'قسم الصور' }, kind: 'desk' },
  { name: { en: 'Coast Wire', es: 'Coast Wire', ar: 'كوست واير' }, kind: 'agency' },
  { name: { en: 'Inland Press Service', es: 'Inland Press Service', ar: 'إنلاند برس' }, kind: 'agency' },
];

const ROLES: readonly AuthorData['role'][] = [
  { en: 'Reporter', es: 'Redacción', ar: 'تحرير' },
  { en: 'Science', es: 'Ciencia', ar: 'علوم' },
  { en: 'Culture', es: 'Cultura', ar: 'ثقافة' },
  { en: 'Sport', es: 'Deporte', ar: 'رياضة' },
  { en: 'Editor', es: 'Edición', ar: 'إشراف على التحرير' },
];

const NAMES: readonly AuthorData['name'][] = [
  'Agnes Thistlewood',
  'Basil Ormerow',
  'Clementine Harkaway',
  'Dunstan Peverell',
  'Esme Lanyard',
  'Fergus Applegarth',
  'Gwendolen Stour',
  'Humphrey Merrow',
  'Imogen Sallow',
  'Jasper Wintercott',
  'Katya Brindlemark',
  'Lucan Fairholt',
  'Mireille Castlegate',
  'Niall Hawksmere',
  'Ottoline Greave',
  'Percival Lodestone',
  'Rowena Tidewell',
  'Saskia Underhallow',
  'Tobias Greenlock',
  'Ursula Pennywhistle',
  'Aurelio Montebrezo',
  'Blanca Rioseco Alba',
  'Cayetana Solana Brisa',
  'Evaristo Picoverde',
  { en: 'Lubna al-Yasmini', ar: 'لبنى الياسميني' },
  { en: 'Tariq al-Sunbula', ar: 'طارق السنبلة' },
  { en: 'Hala al-Marfa', ar: 'هالة المرفأ' },
  { en: 'Mundhir al-Wahat', ar: 'منذر الواحات' },
];

export const PEOPLE: readonly AuthorData[] = NAMES.map((name, index) => ({
  name,
  kind: 'person',
  role: ROLES[index % ROLES.length],
  about: {
    en: 'Has written for the newspaper since it was made up, and means to go on.',
    es: 'Escribe en el periódico desde que se inventó, y piensa seguir.',
    ar: 'من أسرة الصحيفة منذ أن اختُرعت.',
  },
}));
