import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { quote, type Fault } from '../faults/fault.ts';

/** A logo or mark, looked through. */
export interface LogoFile {
  format: 'svg' | 'png';
  /** In pixels; of a drawing, as it says itself. */
  width: number;
  height: number;
}

type Words = Omit<Fault, 'file'>;

const LARGEST = 1_000_000;

/** Looks through a file of `content/logo`: what is in it is published as it is, so a drawing may neither run nor load anything. */
export async function readLogoFile(bytes: Buffer, name: string): Promise<LogoFile | { fault: Words }> {
  if (bytes.length > LARGEST)
    return {
      fault: {
        problem: `The file has ${Math.ceil(bytes.length / 1_000_000)} MB, and it would be loaded with every page.`,
        mend: 'Save it as an SVG, or as a PNG of at most 1 MB.',
      },
    };
  const isDrawing = name.toLowerCase().endsWith('.svg');
  if (isDrawing) {
    const fault = faultInDrawing(bytes.toString('utf8'));
    if (fault) return { fault };
  }
  try {
    const { format, width, height } = await sharp(bytes).metadata();
    if (format !== (isDrawing ? 'svg' : 'png'))
      return {
        fault: { problem: `The file is ${quote(format)} and not what its name says.`, mend: 'Save it anew as an SVG or a PNG.' },
      };
    return { format, width, height };
  } catch {
    return { fault: { problem: 'The picture cannot be read.', mend: 'Save it anew as an SVG or a PNG.' } };
  }
}

/** Elements that run, load or embed something. */
const ACTIVE = new Set(['script', 'foreignobject', 'iframe', 'embed', 'object', 'audio', 'video', 'handler', 'listener', 'a', 'set', 'animate']);

function faultInDrawing(text: string): Words | undefined {
  let found: Words | undefined;
  const parser = new SaxesParser();
  const refuse = (problem: string, mend: string): void => {
    found ??= { line: parser.line, problem, mend };
  };
  parser.on('doctype', (type) => {
    if (type.includes('[')) refuse('The drawing declares a document type of its own, which can hide what is in it.', 'Save it anew as a plain SVG.');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') refuse('The drawing loads a style sheet.', 'Save it with its styles in it.');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const own = name.replace(/^.*:/, '').toLowerCase();
    if (ACTIVE.has(own)) {
      const what = own === 'script' ? 'There is a script in the drawing' : `There is an element <${name}> in the drawing, which is more than a picture`;
      refuse(`${what}.`, 'Take it out, or save the drawing anew as a plain SVG.');
    }
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^on/i.test(attribute)) refuse(`The drawing runs a script: ${quote(`${attribute}="${value}"`)}.`, 'Take the attribute out.');
      if (/(^|:)href$/i.test(attribute) && !isInside(value))
        refuse(`The drawing loads something from elsewhere: ${quote(value)}.`, 'Put it into the drawing itself, as paths or as a picture in it.');
      if (loadsElsewhere(value)) refuse(`The drawing loads something from elsewhere: ${quote(value)}.`, 'Take it out.');
    }
  });
  parser.on('text', (words) => {
    if (loadsElsewhere(words)) refuse('The drawing’s styles load something from elsewhere.', 'Take out “@import” and addresses of other places.');
  });
  parser.on('cdata', (words) => {
    if (loadsElsewhere(words)) refuse('The drawing’s styles load something from elsewhere.', 'Take out “@import” and addresses of other places.');
  });
  parser.on('error', (error) => {
    refuse(`The drawing cannot be read: ${error.message.replace(/^[^:]*: ?/, '')}`, 'Save it anew as a plain SVG.');
  });
  parser.write(text).close();
  return found;
}

/** A part of the same drawing, or a picture that is in it. */
function isInside(address: string): boolean {
  return /^\s*#/.test(address) || /^\s*data:image\/(png|jpeg|webp|gif);/i.test(address);
}

function loadsElsewhere(css: string): boolean {
  if (/@import/i.test(css)) return true;
  return [...css.matchAll(/url\(\s*["']?\s*([^"')]*)/gi)].some(([, address = '']) => !isInside(address));
}
