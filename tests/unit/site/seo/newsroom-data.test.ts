import { describe, expect, it } from 'vitest';
import { buildBreadcrumbData } from '../../../../src/site/seo/breadcrumb-data.ts';
import { buildNewsroomData, type NewsroomFacts } from '../../../../src/site/seo/newsroom-data.ts';
import { buildCollectionData, buildTextPageData, type PageFacts } from '../../../../src/site/seo/page-data.ts';
import { POLICIES } from '../../../../src/content/schemas/page.ts';

const site = 'https://tideline.example/';

const newsroom: NewsroomFacts = {
  id: `${site}#newsroom`,
  name: 'The Tideline',
  url: site,
  logo: `${site}logo.png`,
  description: 'News from a coast.',
  city: 'Port Ellery',
  publisher: { name: 'Tideline Trust', email: 'desk@tideline.example' },
  accounts: [],
  policies: new Map(),
};

const page: PageFacts = {
  url: `${site}news/`,
  name: 'News',
  description: 'What is new.',
  language: 'en',
  website: `${site}#website`,
};

describe('the newsroom in structured data', () => {
  it('says who it is, where it is and how to reach it', () => {
    expect(
      buildNewsroomData({ ...newsroom, founded: '1821', contactUrl: `${site}contact/`, accounts: ['https://x.com/tideline'] }),
    ).toEqual({
      '@type': 'NewsMediaOrganization',
      '@id': `${site}#newsroom`,
      name: 'The Tideline',
      url: site,
      logo: { '@type': 'ImageObject', url: `${site}logo.png` },
      description: 'News from a coast.',
      foundingDate: '1821',
      email: 'desk@tideline.example',
      address: { '@type': 'PostalAddress', addressLocality: 'Port Ellery' },
      contactPoint: { '@type': 'ContactPoint', contactType: 'newsroom', email: 'desk@tideline.example', url: `${site}contact/` },
      parentOrganization: { '@type': 'Organization', name: 'Tideline Trust' },
      sameAs: ['https://x.com/tideline'],
    });
  });

  it('names every policy that it has a page of', () => {
    const policies = new Map(POLICIES.map((policy) => [policy, `${site}${policy}/`]));
    expect(buildNewsroomData({ ...newsroom, policies })).toMatchObject({
      publishingPrinciples: [`${site}principles/`, `${site}ai/`],
      ethicsPolicy: `${site}ethics/`,
      correctionsPolicy: `${site}corrections/`,
      ownershipFundingInfo: [`${site}ownership/`, `${site}funding/`],
      diversityPolicy: `${site}diversity/`,
      unnamedSourcesPolicy: `${site}sources/`,
      verificationFactCheckingPolicy: `${site}verification/`,
      actionableFeedbackPolicy: `${site}feedback/`,
      missionCoveragePrioritiesPolicy: `${site}mission/`,
      noBylinesPolicy: `${site}bylines/`,
      masthead: `${site}masthead/`,
    });
    const said = JSON.stringify(buildNewsroomData({ ...newsroom, policies }));
    for (const policy of POLICIES) expect(said).toContain(`${site}${policy}/`);
  });
});

describe('a page in structured data', () => {
  it('that lists stories names them in their order', () => {
    const stories = [
      { url: `${site}a/`, headline: 'A' },
      { url: `${site}b/`, headline: 'B' },
    ];
    expect(buildCollectionData(page, stories)).toMatchObject({
      '@type': 'CollectionPage',
      url: `${site}news/`,
      isPartOf: { '@id': `${site}#website` },
      mainEntity: {
        itemListElement: [
          { position: 1, name: 'A', url: `${site}a/` },
          { position: 2, name: 'B', url: `${site}b/` },
        ],
      },
    });
  });

  it('on the newsroom is about it; another is about nothing more', () => {
    expect(buildTextPageData('AboutPage', page, buildNewsroomData(newsroom))).toMatchObject({ mainEntity: { '@id': `${site}#newsroom` } });
    expect(buildTextPageData('WebPage', page)).not.toHaveProperty('mainEntity');
  });

  it('has the way to it numbered from one, outermost first', () => {
    const trail = [
      { label: 'The Tideline', url: site },
      { label: 'News', url: `${site}news/` },
    ];
    expect(buildBreadcrumbData(trail).itemListElement).toEqual([
      { '@type': 'ListItem', position: 1, name: 'The Tideline', item: site },
      { '@type': 'ListItem', position: 2, name: 'News', item: `${site}news/` },
    ]);
  });
});
