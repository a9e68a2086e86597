import type { Random } from '../../bench/random.ts';

const WORDS: Readonly<Record<string, string>> = {
  en: 'tide harbour wall ferry lamp rope gull storm chart crew lighthouse signal morning council repair “quay” dry-dock',
  es: 'marea puerto muelle faro barco cuerda gaviota tormenta carta lonja niebla mañana concejo obra señal año',
  ar: 'البحر الميناء السفينة المنارة الريح الصباح الموج الجسر المدينة الحبل الضوء المرسى',
};

export function words(random: Random, language: string, count: number): string {
  const bank = (WORDS[language] ?? WORDS.en ?? '').split(' ');
  return Array.from({ length: count }, () => random.pick(bank)).join(' ');
}

/** A paragraph, and now and then what else a text may hold. */
export function paragraph(random: Random, language: string): string {
  const plain = `${words(random, language, random.integer(5, 80))}.`;
  switch (random.integer(1, 8)) {
    case 1:
      return `## ${words(random, language, 3)}\n\n${plain}`;
    case 2:
      return `**${words(random, language, 2)}** ${plain} [${words(random, language, 1)}](https://tideline.example/${random.integer(1, 99)})`;
    case 3:
      return `:::note[${words(random, language, 2)}]\n${plain}\n:::`;
    case 4:
      return `> ${plain}\n\n- ${words(random, language, 4)}\n- ${words(random, language, 4)}`;
    case 5:
      return `${plain} 1 < 2 & "${words(random, language, 2)}" -- 3 × 4 … <b>${words(random, language, 1)}</b>`;
    default:
      return plain;
  }
}
