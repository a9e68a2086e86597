import type { ComponentName } from '../../../content/schemas/story-components.ts';
import Ad from './Ad.astro';
import Audio from './Audio.astro';
import BeforeAfter from './BeforeAfter.astro';
import Chart from './Chart.astro';
import Correction from './Correction.astro';
import Embed from './Embed.astro';
import Factbox from './Factbox.astro';
import Field from './Field.astro';
import Figure from './Figure.astro';
import Form from './Form.astro';
import Gallery from './Gallery.astro';
import LiveUpdate from './LiveUpdate.astro';
import LocatorMap from './LocatorMap.astro';
import PictureEssay from './PictureEssay.astro';
import PictureStep from './PictureStep.astro';
import PullQuote from './PullQuote.astro';
import RelatedStory from './RelatedStory.astro';
import Sidenote from './Sidenote.astro';
import Timeline from './Timeline.astro';
import TimelineEntry from './TimelineEntry.astro';
import Video from './Video.astro';

/** What an editor may use inside a story in `.mdx`, without importing anything. */
export const storyComponents = {
  Ad,
  Audio,
  BeforeAfter,
  Chart,
  Correction,
  Embed,
  Factbox,
  Field,
  Figure,
  Form,
  Gallery,
  LiveUpdate,
  LocatorMap,
  PictureEssay,
  PictureStep,
  PullQuote,
  RelatedStory,
  Sidenote,
  Timeline,
  TimelineEntry,
  Video,
} satisfies Record<ComponentName, unknown>;
