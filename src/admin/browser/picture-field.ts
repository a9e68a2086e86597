import CMS, { type CustomFieldControlProps } from '@sveltia/cms';
import { draw } from './draw.ts';
import { notePending, pictureOf } from './pictures.ts';

/** What the field holds: the point that crops keep, and a picture that is to be stored with the photo’s words. */
interface PictureValue {
  point?: string | undefined;
  /** Where the browser, later the repository, has the picture. */
  file?: string | undefined;
  /** The photo’s id: the name of both files. */
  name?: string | undefined;
}

/** From where arrow keys move a point that nobody has set. */
const MIDDLE = { x: 50, y: 50 };

const UNSET = 'the middle; of an upright photo, a third from the top';

/** A photo’s picture: choose it from this computer, then click on what every crop shall keep. */
export function registerPictureField(): void {
  CMS.registerFieldType('picture', PictureField);
}

function PictureField({ value, forID, entry, onChange, addFile }: CustomFieldControlProps) {
  const { point, file, name } = readValue(value);
  const slug = entry?.get('slug');
  const isNew = location.hash.startsWith('#/collections/photos/new');
  const shown = file?.startsWith('blob:') === true ? { src: file } : typeof slug === 'string' && !isNew ? pictureOf(slug) : undefined;
  if (name !== undefined && file?.startsWith('blob:') === true) notePending(name, file);
  const change = (part: PictureValue): void => {
    onChange({
      ...(point === undefined ? {} : { point }),
      ...(file === undefined ? {} : { file }),
      ...(name === undefined ? {} : { name }),
      ...part,
    });
  };
  const choose = async (picture: File): Promise<void> => {
    const id = idOf(picture.name);
    change({ name: id, file: await addFile(picture, { name: `${id}.${endingOf(picture.name)}` }) });
  };
  const chosen = readPoint(point);
  const { x, y } = chosen ?? MIDDLE;
  const set = (left: number, top: number): void => {
    change({ point: `${String(within(left))}% ${String(within(top))}%` });
  };
  return draw(
    'div',
    { className: 'sf-picture' },
    isNew &&
      draw('input', {
        id: forID,
        type: 'file',
        accept: 'image/jpeg,image/png,image/webp,image/avif,image/tiff',
        'aria-label': 'Choose a picture',
        onChange: (event: { target: HTMLInputElement }) => {
          const [picture] = event.target.files ?? [];
          if (picture) void choose(picture);
        },
      }),
    shown !== undefined &&
      draw(
        'button',
        {
          type: 'button',
          className: 'sf-picture-stage',
          'aria-label': `Focal point, ${chosen ? `${String(x)} % from the left and ${String(y)} % from the top` : UNSET}. Click on what every crop shall keep, or move it with the arrow keys.`,
          onClick: (event: { clientX: number; clientY: number; detail: number; currentTarget: HTMLElement }) => {
            if (event.detail === 0) return;
            const box = event.currentTarget.getBoundingClientRect();
            set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
          },
          onKeyDown: (event: { key: string; preventDefault: () => void }) => {
            const [right, down] = STEPS[event.key] ?? [0, 0];
            if (right === 0 && down === 0) return;
            event.preventDefault();
            set(x + right, y + down);
          },
        },
        draw('img', { ...shown, alt: '' }),
        chosen &&
          draw('span', { className: 'sf-picture-point', style: { left: `${String(x)}%`, top: `${String(y)}%` }, 'aria-hidden': true }),
      ),
    draw(
      'label',
      null,
      'Focal point',
      draw('input', {
        type: 'text',
        value: point ?? '',
        placeholder: UNSET,
        'aria-label': 'Focal point',
        onChange: (event: { target: HTMLInputElement }) => {
          change({ point: event.target.value });
        },
      }),
    ),
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Wrapped {
  toJS: () => PictureValue;
}

/** The value as it is, or wrapped by the CMS. */
function readValue(value: unknown): PictureValue {
  if (typeof value !== 'object' || value === null) return {};
  return 'toJS' in value ? (value as Wrapped).toJS() : value;
}

function readPoint(point: string | undefined): { x: number; y: number } | undefined {
  const match = /^(\d{1,3})% (\d{1,3})%$/.exec(point ?? '');
  return match ? { x: Number(match[1]), y: Number(match[2]) } : undefined;
}

function within(share: number): number {
  return Math.min(100, Math.max(0, Math.round(share)));
}

/** A photo’s id made from the name of a file: `IMG 0412 (Wall).JPG` becomes `img-0412-wall`. */
function idOf(file: string): string {
  const id = file
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? `photo-${new Date().toISOString().slice(0, 10)}` : id;
}

function endingOf(file: string): string {
  const ending = /\.([^.]*)$/.exec(file)?.[1]?.toLowerCase() ?? 'jpg';
  return ending === 'tif' ? 'tiff' : ending;
}
