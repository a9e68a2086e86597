import { describe, expect, it } from 'vitest';
import { writeRobots } from '../../../src/site/statements/robots-txt.ts';
import { writeSecurity } from '../../../src/site/statements/security-txt.ts';
import { writeTrust } from '../../../src/site/statements/trust-txt.ts';

describe('robots.txt', () => {
  it('refuses nobody by itself', () => {
    expect(writeRobots({ base: '/', refused: [], sitemaps: ['https://example.org/sitemap.xml'] })).toBe(
      'User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n',
    );
  });

  it('refuses the crawlers that are named, below the site’s path', () => {
    expect(writeRobots({ base: '/paper/', refused: ['GPTBot', 'CCBot'], sitemaps: [] })).toBe(
      'User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /paper/\n\nUser-agent: *\nDisallow:\n\n',
    );
  });
});

describe('trust.txt', () => {
  it('says everything that is known, once', () => {
    const text = writeTrust({
      trust: {
        belongsTo: ['https://association.example/'],
        members: ['https://member.example/'],
        controls: ['https://other.example/'],
        controlledBy: 'https://owner.example/',
        vendors: ['https://vendor.example/'],
        customers: ['https://customer.example/'],
        disclosures: ['https://paper.example/ethics/'],
        dataTrainingAllowed: false,
      },
      contact: 'https://paper.example/contact/',
      social: ['https://mastodon.example/@paper'],
      disclosures: ['https://paper.example/ethics/', 'https://paper.example/corrections/'],
    });
    expect(text.split('\n').slice(1)).toEqual([
      'belongto=https://association.example/',
      'member=https://member.example/',
      'control=https://other.example/',
      'controlledby=https://owner.example/',
      'vendor=https://vendor.example/',
      'customer=https://customer.example/',
      'social=https://mastodon.example/@paper',
      'disclosure=https://paper.example/ethics/',
      'disclosure=https://paper.example/corrections/',
      'contact=https://paper.example/contact/',
      'datatrainingallowed=no',
      '',
    ]);
  });

  it('says nothing on training when nothing is known', () => {
    expect(writeTrust({ trust: {}, contact: 'mailto:a@b.example', social: [], disclosures: [] })).not.toContain('datatraining');
  });
});

describe('security.txt', () => {
  const known = { canonical: 'https://paper.example/.well-known/security.txt', languages: ['en', 'es'] };

  it('has the fields of RFC 9116, the moment in UTC', () => {
    const text = writeSecurity(
      {
        contact: ['mailto:security@paper.example', 'https://paper.example/report/'],
        expires: '2027-06-01T02:00:00+02:00',
        policy: 'https://paper.example/security/',
        encryption: 'dns:key.paper.example',
        acknowledgments: 'https://paper.example/thanks/',
        languages: ['en'],
      },
      known,
    );
    expect(text).toBe(`Contact: mailto:security@paper.example
Contact: https://paper.example/report/
Expires: 2027-06-01T00:00:00Z
Encryption: dns:key.paper.example
Acknowledgments: https://paper.example/thanks/
Preferred-Languages: en
Canonical: https://paper.example/.well-known/security.txt
Policy: https://paper.example/security/
`);
  });

  it('prefers the newspaper’s languages when none are named', () => {
    const text = writeSecurity({ contact: ['tel:+44-20'], expires: '2027-06-01T00:00:00Z' }, known);
    expect(text).toContain('Preferred-Languages: en, es\n');
  });
});
