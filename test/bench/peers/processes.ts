// What a process and those it has started use: processor time and memory. Another program (a browser) is counted in.
import { readdirSync, readFileSync } from "node:fs";

/** Ticks of /proc/PID/stat in a second: 100 on every Linux that we know. */
const ticksPerSecond = 100;

type Stat = { parent: number; cpuMs: number };

function readStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // Fields 4, 14 and 15 of proc(5).
      const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
      stats.set(Number(name), { parent: parent ?? 0, cpuMs: ((user ?? 0) + (system ?? 0)) * (1000 / ticksPerSecond) });
    } catch {
      // It ended while we looked.
    }
  }
  return stats;
}

/** Processes that this one has started, and theirs. */
function descendants(): [pid: number, stat: Stat][] {
  const stats = readStats();
  const isOurs = (pid: number): boolean => {
    const parent = stats.get(pid)?.parent ?? 0;
    return parent === process.pid || (parent > 1 && isOurs(parent));
  };
  return [...stats].filter(([pid]) => isOurs(pid));
}

/** Set by an engine that works in other processes; looking for them costs time. */
export const elsewhere = { used: false };

export function cpuMsOfTree(): number {
  const { user, system } = process.cpuUsage();
  const others = elsewhere.used ? descendants().reduce((sum, [, { cpuMs }]) => sum + cpuMs, 0) : 0;
  return (user + system) / 1000 + others;
}

/** Resident memory in MB: shared pages are divided among those who share them. */
export function memoryMbOfTree(): number {
  const own = process.resourceUsage().maxRSS / 1024;
  if (!elsewhere.used) return own;
  const others = descendants().map(([pid]) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return own + others.reduce((sum, kb) => sum + kb, 0) / 1024;
}
