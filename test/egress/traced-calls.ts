/** The system calls by which a process reaches another, or lets itself be reached. */
export const TRACED_CALLS = 'connect,bind,listen,sendto,sendmsg,sendmmsg';

/** Its own machine: 127.0.0.0/8 and ::1. */
const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
/** Never leave the machine: sockets between processes, and the kernel asked which interfaces there are. */
const insideFamilies = /^(?:AF_UNIX|AF_NETLINK|AF_UNSPEC|UNIX|NETLINK)/;

export type NetworkCall = {
  readonly name: string;
  /** What `strace -yy` says of the descriptor: `TCP:[127.0.0.1:80]`, `UNIX-STREAM:[1->2]`; empty when it says nothing. */
  readonly socket: string;
  /** The address family of the call's argument; null when it has none. */
  readonly family: string | null;
  /** The internet address of the argument, else the peer of the connected socket; null when there is neither. */
  readonly address: string | null;
  readonly line: string;
};

/** Reads the log of `strace -f -yy -e trace=…`. The second half of an interrupted call repeats nothing and is left out. */
export function readNetworkCalls(log: string): readonly NetworkCall[] {
  const names = TRACED_CALLS.split(',').join('|');
  const start = new RegExp(`^\\d+\\s+(${names})\\((\\d+)(?:<((?:->|[^>])*)>)?`);
  return log.split('\n').flatMap((line) => {
    const [, name, , socket = ''] = start.exec(line) ?? [];
    if (name === undefined) return [];
    const family = /sa_family=(AF_\w+)/.exec(line)?.[1] ?? null;
    const argument = /inet_(?:addr\(|pton\(AF_INET6, )"([^"]+)"/.exec(line)?.[1];
    const peer = /->\[?([0-9a-f.:]+?)\]?:\d+\]/.exec(socket)?.[1];
    return [{ name, socket, family, address: argument ?? peer ?? null, line }];
  });
}

/** Calls that reach anything but this machine, or open a port to more than this machine. What is not understood counts as leaving. */
export function leavingCalls(calls: readonly NetworkCall[]): readonly NetworkCall[] {
  return calls.filter(({ name, socket, family, address }) => {
    if (insideFamilies.test(family ?? socket)) return false;
    if (name === 'listen') return !/^TCP(?:v6)?:\[\[?(?:127\.[\d.]+|::1)\]?:\d+\]$/.test(socket);
    return address === null || !loopback.test(address);
  });
}

/** The internet sockets that were listened on, as strace names them: `127.0.0.1:41234`. */
export function listeningSockets(calls: readonly NetworkCall[]): readonly string[] {
  return calls
    .filter(({ name, socket }) => name === 'listen' && !insideFamilies.test(socket))
    .map(({ socket }) => /^TCP(?:v6)?:\[(.*)\]$/.exec(socket)?.[1] ?? socket);
}
