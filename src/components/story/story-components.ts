import Chart from './Chart.astro';
import Figure from './Figure.astro';
import LocatorMap from './LocatorMap.astro';
import PullQuote from './PullQuote.astro';
import RelatedStory from './RelatedStory.astro';
import Sidenote from './Sidenote.astro';

/** What an editor may use inside a story in `.mdx`, without importing anything. */
export const storyComponents = { Chart, Figure, LocatorMap, PullQuote, RelatedStory, Sidenote };
