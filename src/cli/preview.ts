import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CallError, readCall } from './call.ts';
import { explain } from './explain.ts';
import { placeWithContent, shownFolder } from './place.ts';
import { freePort, readPort } from './port.ts';
import { SERVER_OPTIONS, SERVER_OPTIONS_HELP } from './server-options.ts';

/** `npm run preview`: serves the built newspaper as a static host would, until stopped; the address is printed. */
const HELP = `npm run preview [-- options]

Serves what the last build has written, as a host would, until it is stopped.

${SERVER_OPTIONS_HELP}`;

try {
  const { values } = readCall({ options: SERVER_OPTIONS });
  if (values.help) console.log(HELP);
  else await serve(values.port, values.host);
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof CallError ? 2 : 1;
}

async function serve(port: string | undefined, host: string | undefined): Promise<void> {
  const asked = readPort(port);
  const { root, contentDir, output } = placeWithContent();
  const [{ preview }, { requestLines }, { staticHost }, { readSite }] = await Promise.all([
    import('vite'),
    import('../dev/request-lines.ts'),
    import('../dev/static-host.ts'),
    import('../integrations/site-file.ts'),
  ]);
  const { space } = readSite(root, contentDir);
  if (!existsSync(join(output, 'index.html')))
    throw new CallError(`There is no newspaper in ${shownFolder(root, output)} yet.`, [
      '“npm run build” writes it; “npm start” does both.',
    ]);
  const server = await preview({
    root,
    configFile: false,
    base: space.base,
    appType: 'mpa',
    logLevel: 'warn',
    build: { outDir: output },
    preview: {
      port: await freePort(asked, 'npm run preview', console.log),
      strictPort: true,
      ...(host === undefined ? {} : { host }),
    },
    plugins: [
      requestLines(),
      {
        name: 'standfirst:static-host',
        configurePreviewServer: ({ middlewares }) => void middlewares.use(staticHost({ output, base: space.base })),
      },
    ],
  });
  console.log(`The newspaper is served at ${server.resolvedUrls?.local[0] ?? ''}`);
}
