// Watches a program's network calls with strace, and reads what it wrote.

/** strace and its options, to start a program through; `file` gets the trace. Sockets are named by protocol and addresses. */
export const tracingNetwork = (file: string): string[] => [
  'strace',
  '-f',
  '-qq',
  '-yy',
  '-o',
  file,
  '-e',
  'trace=socket,connect,sendto,sendmsg,sendmmsg',
];

const call = /\b(connect|sendto|sendmsg|sendmmsg)\(\d+<(TCP|UDP|RAW|ICMP|PING)(v6|L)*:\[([^\]]*)\]/;
const onThisMachine = /^(127\.0\.0\.1|\[?::1\]?):\d+->(127\.0\.0\.1|\[?::1\]?):\d+$/;

/**
 * Calls that reach for another machine: a TCP connection that is begun, anything sent on one that does not stay on this machine, and
 * every datagram. Connecting a datagram socket is none of these: it asks the kernel for a route, and nothing leaves.
 */
export const outwardCalls = (trace: string): string[] =>
  trace.split('\n').filter((line) => {
    const [, name, protocol, , addresses = ''] = call.exec(line) ?? [];
    if (name === undefined) return false;
    if (protocol !== 'TCP') return name !== 'connect';
    return name === 'connect' || !onThisMachine.test(addresses);
  });
