// What a stranger's script in the page would try, to reach a host. Runs in the page.
/// <reference lib="dom" />
/* oxlint-disable unicorn/consistent-function-scoping -- each function goes to the page whole: nothing outside it exists there */

/** Tries every way out to `target`, a host and port, and says what came of each. */
export async function tryWaysOut(target: string): Promise<Record<string, string>> {
  const event = (made: EventTarget, success: string) =>
    new Promise<string>((resolve) => {
      made.addEventListener(success, () => resolve('reached'));
      made.addEventListener('error', () => resolve('refused'));
    });
  const fetched = (url: string) =>
    fetch(url).then(
      () => 'reached',
      () => 'refused',
    );
  const refusedWhenThrown = async (attempt: () => Promise<string>) => {
    try {
      return await attempt();
    } catch {
      return 'refused';
    }
  };
  const image = () => {
    const picture = new Image();
    picture.src = `http://${target}/picture.png`;
    return event(picture, 'load');
  };
  /** Addresses that a peer connection would give away, which it finds by sending datagrams. */
  const candidates = async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${target}` }] });
    let found = 0;
    connection.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') found++;
    });
    connection.createDataChannel('probe');
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 500));
    connection.close();
    return found === 0 ? 'refused' : 'reached';
  };
  const frame = document.createElement('iframe');
  frame.src = `http://${target}/`;
  document.body.append(frame);
  // The answer of a beacon says only that it was queued; whether it left is seen at the host.
  navigator.sendBeacon(`http://${target}/`);
  const outcomes = {
    fetch: await fetched(`http://${target}/`),
    file: await fetched('file:///etc/passwd'),
    image: await image(),
    socket: await refusedWhenThrown(() => event(new WebSocket(`ws://${target}/`), 'open')),
    source: await refusedWhenThrown(() => event(new EventSource(`http://${target}/`), 'open')),
    candidates: await candidates(),
  };
  frame.remove();
  return outcomes;
}

/** Asks for what a page needs a permission for, and says what it got. */
export async function tryPermissions(): Promise<{ granted: string[]; asked: string[] }> {
  const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
  const states = await Promise.all(
    names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return { name, state };
    }),
  );
  const outcome = (made: Promise<unknown>) =>
    made.then(
      () => 'granted',
      () => 'refused',
    );
  return {
    granted: states.filter(({ state }) => state !== 'denied').map(({ name }) => name),
    asked: [
      await outcome(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      await outcome(navigator.clipboard.readText()),
      await Notification.requestPermission(),
    ],
  };
}
