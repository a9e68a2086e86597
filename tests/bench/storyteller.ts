import { Deck, Random } from './random.ts';
import type { SectionId, Speakers, WordBank } from './words/bank.ts';

/** What one story is about; all its sentences draw on it. */
export interface Plot {
  subject: string;
  body: string;
  otherBody: string;
  place: string;
  otherPlace: string;
  speakers: readonly [Speaker, Speaker];
  /** What they say, none of it twice. */
  speeches: Deck<string>;
}

interface Speaker extends Pick<Speakers, 'said' | 'added'> {
  name: string;
  role: string;
}

export interface TextOrder {
  /** About how many words. */
  words: number;
  /** Marks to place between paragraphs: a photo, a related story. */
  marks?: readonly string[];
}

/** Makes headlines, sentences and whole texts of one language’s words. */
export class Storyteller {
  readonly bank: WordBank;
  readonly #random: Random;
  readonly #figures: Intl.NumberFormat;
  readonly #plain: Intl.NumberFormat;

  constructor(bank: WordBank, random: Random) {
    this.bank = bank;
    this.#random = random;
    this.#figures = new Intl.NumberFormat(bank.locale);
    this.#plain = new Intl.NumberFormat(bank.locale, { useGrouping: false });
  }

  invent(section: SectionId): Plot {
    const { bank } = this;
    const random = this.#random;
    const [body = '', otherBody = ''] = new Deck(random, bank.bodies[section]).hand(2);
    const place = () => random.pick(bank.places.beginnings) + random.pick(bank.places.endings);
    const speaker = (): Speaker => {
      const { givenNames, roles, said, added } = random.pick(bank.speakers);
      return { name: `${random.pick(givenNames)} ${random.pick(bank.surnames)}`, role: random.pick(roles), said, added };
    };
    return {
      subject: random.pick(bank.subjects[section]),
      body,
      otherBody,
      place: place(),
      otherPlace: place(),
      speakers: [speaker(), speaker()],
      speeches: new Deck(random, bank.speeches),
    };
  }

  /** One of the frames, filled. */
  line(frames: readonly string[], plot: Plot): string {
    return this.fill(this.#random.pick(frames), plot);
  }

  /** Whole text: paragraphs of sentences that do not repeat, with a sub-heading, a link and now and then a quotation, a list or a note. */
  text(plot: Plot, { words, marks = [] }: TextOrder): string {
    const { bank } = this;
    const random = this.#random;
    const statements = new Deck(random, bank.statements);
    const blocks = [`${this.line(bank.leads, plot)} ${this.#sentence(statements, plot)}`];
    for (let written = 30; written < words;) {
      const paragraph = this.#paragraph(statements, plot);
      blocks.push(paragraph);
      written += paragraph.split(' ').length;
    }
    // From the end backwards, so that a place already filled does not move the next.
    const insert = (share: number, block: string) => blocks.splice(Math.max(1, Math.round(blocks.length * share)), 0, block);
    insert(0.92, this.line(bank.links, plot));
    if (random.chance(0.05)) insert(0.84, this.#note(plot));
    if (random.chance(0.3)) insert(0.76, `> ${this.line(bank.quotations, plot)}`);
    if (random.chance(0.2)) insert(0.64, this.#list(plot));
    insert(0.5, `## ${this.line(bank.subheadings, plot)}`);
    marks.forEach((mark, index) => insert(0.36 - 0.16 * index, mark));
    return blocks.join('\n\n');
  }

  /** A frame with its slots filled, beginning with a capital. */
  fill(frame: string, plot: Plot): string {
    const filled = this.#fillSlots(frame, plot);
    const joined = this.bank.contractions.reduce((text, [apart, together]) => text.replace(apart, together), filled);
    return joined.replace(/^[^\p{L}\p{N}]*\p{L}/u, (start) => start.toUpperCase());
  }

  #fillSlots(frame: string, plot: Plot): string {
    const speaker = this.#random.pick(plot.speakers);
    return frame.replace(/\{(\w+)\}/g, (_, slot: string) => this.#slot(slot, plot, speaker));
  }

  #slot(slot: string, plot: Plot, speaker: Speaker): string {
    const { bank } = this;
    const random = this.#random;
    switch (slot) {
      case 'subject':
      case 'body':
      case 'otherBody':
      case 'place':
      case 'otherPlace':
        return plot[slot];
      case 'person':
        return speaker.name;
      case 'otherPerson':
        return plot.speakers[speaker === plot.speakers[0] ? 1 : 0].name;
      case 'role':
      case 'said':
      case 'added':
        return speaker[slot];
      case 'speech':
        return this.#fillSlots(plot.speeches.deal(), plot);
      case 'weekday':
        return random.pick(bank.weekdays);
      case 'month':
        return random.pick(bank.months);
      case 'few':
        return random.pick(bank.few);
      case 'hundreds':
        return this.#figures.format(random.integer(2, 9) * 100);
      case 'thousands':
        return this.#figures.format(random.integer(12, 960) * 100);
      case 'percent':
        return this.#figures.format(random.integer(4, 88));
      case 'age':
        return this.#figures.format(random.integer(71, 97));
      case 'year':
        return this.#plain.format(random.integer(1987, 2015));
      case 'money':
        return bank.money.replace('{millions}', this.#figures.format(random.integer(11, 940) / 10));
      case 'address':
        return `https://records.example/notices/${random.integer(1000, 99_999)}`;
      default:
        throw new Error(`“${slot}” is not something that a frame can hold.`);
    }
  }

  #sentence(statements: Deck<string>, plot: Plot): string {
    const statement = statements.deal();
    const opened = this.#random.chance(0.2) ? `${this.#random.pick(this.bank.openings)} ${statement}` : statement;
    return `${this.fill(opened, plot)}.`;
  }

  #paragraph(statements: Deck<string>, plot: Plot): string {
    const { bank } = this;
    const random = this.#random;
    const sentences = random.chance(0.3)
      ? [this.line(bank.attributions, plot), this.#sentence(statements, plot)]
      : Array.from({ length: random.integer(2, 4) }, () => this.#sentence(statements, plot));
    if (random.chance(0.25)) sentences.push(this.line(bank.remarks, plot));
    return sentences.join(' ');
  }

  #list(plot: Plot): string {
    const items = new Deck(this.#random, this.bank.listItems).hand(4).map((item) => `- ${this.#fillSlots(item, plot)}`);
    return [this.line(this.bank.listIntroductions, plot), '', ...items].join('\n');
  }

  #note(plot: Plot): string {
    const { title, text } = this.#random.pick(this.bank.notes);
    return `:::note[${title}]\n${this.fill(text, plot)}\n:::`;
  }
}
