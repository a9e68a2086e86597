import type { Look } from '../../content/look/look.ts';
import type { CmsConfig, Collection, Field } from '@sveltia/cms';
import { CONTENT_KINDS, type ContentKindName } from '../../content/schemas/content-kinds.ts';
import type { SiteData } from '../../content/schemas/site.ts';
import type { SectionNode } from '../../content/schemas/section.ts';
import { localise } from '../../content/localised.ts';
import { flattenSections } from '../../content/section-tree.ts';
import { fileService, waitsApart } from './file-service.ts';
import { buildFormFields, type FormFacts } from './form-fields.ts';
import { STATE, STATE_FIELD_TYPE } from './state-words.ts';
import { buildJsonSchema } from './json-schema.ts';

export interface RoomFacts {
  site: SiteData;
  sections: readonly SectionNode[];
  look?: Pick<Look, 'previewStyles'> | undefined;
}

/** What a preview has to know of the newsroom. */
export function buildPreviewFacts({ site, sections, look }: RoomFacts) {
  const [first = { code: 'en' }] = site.languages;
  return {
    timeZone: site.timeZone,
    look: look?.previewStyles ?? '',
    accent: site.accent,
    languages: site.languages.map(({ code, locale, direction = 'ltr' }) => ({ code, locale, direction })),
    sections: Object.fromEntries(
      flattenSections([...sections]).map(({ path, name, colour }) => [
        path,
        { names: Object.fromEntries(site.languages.map(({ code }) => [code, localise(name, code, first.code)])), colour },
      ]),
    ),
  };
}

/** The settings of the editing room at `/admin/`: its forms, made from the schemas, and where it keeps the files. */
export function buildEditingRoom({ site, sections }: RoomFacts): CmsConfig {
  const first = site.languages[0]?.code ?? 'en';
  const facts: FormFacts = {
    languages: site.languages.map(({ code, name }) => ({ code, name })),
    timeZone: site.timeZone,
    sections: sectionChoices(sections, first, first),
  };
  const inLanguage = (language: string): FormFacts => ({ ...facts, sections: sectionChoices(sections, language, first) });
  return {
    load_config_file: false,
    backend: fileService(site.editing),
    publish_mode: waitsApart(site.editing ?? {}) ? 'editorial_workflow' : 'simple',
    app_title: site.name,
    site_url: site.address,
    media_folder: PHOTOS,
    public_folder: `/${PHOTOS}`,
    slug: { encoding: 'ascii', clean_accents: true },
    media_libraries: { default: { config: { slugify_filename: true } }, stock_assets: { providers: [] } },
    show_preview_links: false,
    collections: [
      ...site.languages.flatMap(({ code, name }) => storyCollections(code, name, inLanguage(code))),
      { divider: true },
      dataCollection('photo', { label: 'Photos', icon: 'photo_camera', title: 'alt', id: PHOTO_ID }, facts),
      dataCollection('author', { label: 'Authors', icon: 'person', title: 'name', id: `{{name.${first}}}` }, facts),
      dataCollection('topic', { label: 'Topics', icon: 'tag', title: 'name', id: `{{name.${first}}}` }, facts),
      { divider: true },
      dataCollection('event', { label: 'Events', icon: 'event', title: 'title', id: `{{title.${first}}}` }, facts),
      { divider: true },
      ...site.languages.flatMap(({ code, name }) => pageCollections(code, name, facts)),
    ],
  };
}

/** The sections by the names that an edition calls them, with those that they lie in. */
function sectionChoices(sections: readonly SectionNode[], language: string, first: string): FormFacts['sections'] {
  const all = flattenSections([...sections]);
  const names = new Map(all.map(({ path, name }) => [path, localise(name, language, first)]));
  return all.map(({ path, ancestors }) => ({ value: path, label: [...ancestors, path].map((one) => names.get(one) ?? one).join(' › ') }));
}

/** Where the pictures are. */
const PHOTOS = 'content/photos';

/** As it stands in the file; its signs are buttons of the room’s own. */
const BODY: Field = { name: 'body', label: 'Text', widget: 'text' };

/** What lists say of a story’s state; it stands in no file. */
const STATE_FIELD: Field = { name: STATE, label: 'State', widget: STATE_FIELD_TYPE, required: false };

const ADDRESS_PART = {
  hint: 'The last part of the story’s address and the name of its file. Leave it alone once the story is out.',
  pattern: ['^[a-z0-9]+(-[a-z0-9]+)*$', 'The value is not an id: small letters a–z, digits and single hyphens only.'] as [string, string],
};

function storyCollections(language: string, name: string, facts: FormFacts): Collection[] {
  // A story that has just been begun is not to be published by whoever builds the site meanwhile.
  const fields = formFields('article', facts).map((field): Field =>
    field.name === 'draft' && field.widget === 'boolean' ? { ...field, default: true } : field,
  );
  const common = {
    icon: 'article',
    folder: `content/articles/${language}`,
    path: "{{published | date('YYYY')}}/{{slug}}",
    // Left out, the CMS takes everything in the folder of a story, other stories’ figures too, for the story’s own and deletes it along.
    media_folder: `/${PHOTOS}`,
    public_folder: `/${PHOTOS}`,
    identifier_field: 'headline',
    slug: { template: '{{headline}}', editable: ['create' as const], ...ADDRESS_PART },
    summary: `{{headline}}{{${STATE}}}`,
    view_filters: [
      { label: 'Drafts', field: 'draft', pattern: true },
      { label: 'Not drafts', field: 'draft', pattern: false },
    ],
    view_groups: [
      { label: 'Section', field: 'section' },
      { label: 'Kind', field: 'kind' },
    ],
    sortable_fields: { fields: ['published', 'headline'], default: { field: 'published', direction: 'descending' as const } },
    label_singular: 'Story',
  };
  return [
    {
      ...common,
      name: `stories-${language}`,
      label: `Stories, ${name}`,
      extension: 'md',
      format: 'article-frontmatter',
      fields: [STATE_FIELD, ...withText(fields, BODY)],
    },
    {
      ...common,
      name: `components-${language}`,
      label: `Stories with components, ${name}`,
      icon: 'extension',
      description: 'Stories that end in .mdx, with charts, maps and other components. Their text is edited as it stands in the file.',
      extension: 'mdx',
      format: 'article-mdx-frontmatter',
      fields: [STATE_FIELD, ...withText(fields, BODY)],
    },
  ];
}

/** The text follows the photos; what fewer stories need comes after it. */
function withText(fields: Field[], text: Field): Field[] {
  const place = fields.findIndex(({ name }) => name === 'photos') + 1;
  return [...fields.slice(0, place), text, ...fields.slice(place)];
}

function pageCollections(language: string, name: string, facts: FormFacts): Collection[] {
  const common = {
    label_singular: 'Page',
    icon: 'description',
    folder: `content/pages/${language}`,
    media_folder: `/${PHOTOS}`,
    public_folder: `/${PHOTOS}`,
    identifier_field: 'title',
    slug: { template: '{{title}}', editable: ['create' as const] },
  };
  const fields = formFields('page', facts);
  return [
    {
      ...common,
      name: `pages-${language}`,
      label: `Pages, ${name}`,
      extension: 'md',
      format: 'page-frontmatter',
      fields: [...fields, BODY],
    },
    {
      ...common,
      name: `composed-${language}`,
      label: `Pages with components, ${name}`,
      icon: 'extension',
      description: 'Pages that end in .mdx, with forms and other components. Their text is edited as it stands in the file.',
      extension: 'mdx',
      format: 'page-mdx-frontmatter',
      fields: [...fields, BODY],
    },
  ];
}

interface DataFacts {
  label: string;
  icon: string;
  /** The field that says what it is. */
  title: string;
  /** How the id of a new one is made of its fields. */
  id: string;
}

/** Things that are a file of fields each: `content/photos/<id>.yaml`. */
function dataCollection(kind: 'photo' | 'author' | 'topic' | 'event', { label, icon, title, id }: DataFacts, facts: FormFacts): Collection {
  return {
    name: `${kind}s`,
    label,
    label_singular: label.slice(0, -1),
    icon,
    folder: `content/${kind}s`,
    extension: 'yaml',
    format: kind,
    identifier_field: title,
    slug: { template: id, editable: ['create'], pattern: ADDRESS_PART.pattern, hint: 'Its id: the name of its file.' },
    summary: '{{slug}}',
    editor: { preview: false },
    fields: formFields(kind, facts),
  };
}

/** A photo is named after its picture; the picture’s field holds the name. */
const PHOTO_ID = "{{focus.name | default('photo')}}";

function formFields(kind: ContentKindName, facts: FormFacts): Field[] {
  return buildFormFields(buildJsonSchema(CONTENT_KINDS[kind].schema), facts);
}
