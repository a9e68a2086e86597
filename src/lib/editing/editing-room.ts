import type { CmsConfig, Collection, Field } from '@sveltia/cms';
import { CONTENT_KINDS, type ContentKindName } from '../../schemas/content-kinds.ts';
import type { SiteData } from '../../schemas/site.ts';
import type { SectionNode } from '../../schemas/section.ts';
import { flattenSections } from '../section-tree.ts';
import { buildFormFields, type FormFacts } from './form-fields.ts';
import { buildJsonSchema } from './json-schema.ts';

export interface RoomFacts {
  site: SiteData;
  sections: readonly SectionNode[];
}

/** Where the files are kept while the newsroom has named no repository: the editing room then works on this computer only. */
const NO_REPOSITORY = { service: 'github', repository: 'newsroom/not-connected' } as const;

/** The settings of the editing room at `/admin/`: its forms, made from the schemas, and where it keeps the files. */
export function buildEditingRoom({ site, sections }: RoomFacts): CmsConfig {
  const facts: FormFacts = {
    languages: site.languages.map(({ code }) => code),
    timeZone: site.timeZone,
    sections: flattenSections([...sections]).map(({ path }) => path),
  };
  return {
    load_config_file: false,
    backend: { name: NO_REPOSITORY.service, repo: NO_REPOSITORY.repository },
    app_title: site.name,
    site_url: site.address,
    media_folder: 'content/photos',
    public_folder: '/content/photos',
    slug: { encoding: 'ascii', clean_accents: true },
    output: { omit_empty_optional_fields: true },
    media_libraries: { default: { config: { slugify_filename: true } }, stock_assets: { providers: [] } },
    show_preview_links: false,
    collections: [
      ...site.languages.flatMap(({ code, name }) => storyCollections(code, name, facts)),
      { divider: true },
      { name: 'photos', label: 'Photos', label_singular: 'Photo', icon: 'photo_camera', ...data('photo', 'photos', 'alt', facts) },
      { name: 'authors', label: 'Authors', label_singular: 'Author', icon: 'person', ...data('author', 'authors', 'name', facts) },
      { name: 'topics', label: 'Topics', label_singular: 'Topic', icon: 'tag', ...data('topic', 'topics', 'name', facts) },
      { divider: true },
      ...site.languages.map(({ code, name }) => pageCollection(code, name, facts)),
    ],
  };
}

const BODY: Field = { name: 'body', label: 'Text', widget: 'markdown', modes: ['raw'] };

const ADDRESS_PART = {
  hint: 'The last part of the story’s address and the name of its file. Leave it alone once the story is out.',
  pattern: ['^[a-z0-9]+(-[a-z0-9]+)*$', 'The value is not an id: small letters a–z, digits and single hyphens only.'] as [string, string],
};

function storyCollections(language: string, name: string, facts: FormFacts): Collection[] {
  const fields = formFields('article', facts);
  const common = {
    icon: 'article',
    folder: `content/articles/${language}`,
    path: '{{published | date(\'YYYY\')}}/{{slug}}',
    identifier_field: 'headline',
    slug: { template: '{{headline}}', editable: ['create' as const], ...ADDRESS_PART },
    summary: '{{headline}}',
    sortable_fields: { fields: ['published', 'headline'], default: { field: 'published', direction: 'descending' as const } },
    label_singular: 'Story',
  };
  return [
    { ...common, name: `stories-${language}`, label: `Stories, ${name}`, extension: 'md', format: 'article-frontmatter', fields: [...fields, BODY] },
    {
      ...common,
      name: `components-${language}`,
      label: `Stories with components, ${name}`,
      icon: 'extension',
      description: 'Stories that end in .mdx, with charts, maps and other components. Their text is edited as it stands in the file.',
      extension: 'mdx',
      format: 'component-article-frontmatter',
      fields: [...fields, { name: 'body', label: 'Text', widget: 'text' }],
    },
  ];
}

function pageCollection(language: string, name: string, facts: FormFacts): Collection {
  return {
    name: `pages-${language}`,
    label: `Pages, ${name}`,
    label_singular: 'Page',
    icon: 'description',
    folder: `content/pages/${language}`,
    extension: 'md',
    format: 'page-frontmatter',
    identifier_field: 'title',
    slug: { template: '{{title}}', editable: ['create'] },
    fields: [...formFields('page', facts), BODY],
  };
}

function data(kind: ContentKindName, folder: string, title: string, facts: FormFacts): Pick<Extract<Collection, { folder: string }>, 'folder' | 'extension' | 'format' | 'identifier_field' | 'slug' | 'summary' | 'fields'> {
  return {
    folder: `content/${folder}`,
    extension: 'yaml',
    format: kind,
    identifier_field: title,
    slug: { editable: ['create'], pattern: ADDRESS_PART.pattern, hint: 'Its id: the name of its file.' },
    summary: '{{slug}}',
    fields: formFields(kind, facts),
  };
}

function formFields(kind: ContentKindName, facts: FormFacts): Field[] {
  return buildFormFields(buildJsonSchema(CONTENT_KINDS[kind].schema), facts);
}
