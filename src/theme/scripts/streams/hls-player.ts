import Hls, { ErrorTypes, Events } from 'hls.js/light';

/**
 * Plays a list of parts (HLS) in a browser that cannot do it by itself.
 *
 * @param onFail called when it cannot go on, with what the host answered if it did.
 */
export function playHls(media: HTMLMediaElement, address: string, onFail: (status?: number) => void): void {
  if (!Hls.isSupported()) {
    onFail();
    return;
  }
  // A worker would be code from a blob, which no page of this site may run.
  const player = new Hls({ enableWorker: false });
  let hasRecovered = false;
  player.on(Events.ERROR, (_, { fatal, type, response }) => {
    if (!fatal) return;
    if (type === ErrorTypes.MEDIA_ERROR && !hasRecovered) {
      hasRecovered = true;
      player.recoverMediaError();
      return;
    }
    player.destroy();
    onFail(response?.code);
  });
  player.on(Events.MANIFEST_PARSED, () => {
    // Refused when the press was too long ago; the controls are there.
    media.play().catch(() => undefined);
  });
  player.loadSource(address);
  player.attachMedia(media);
}
