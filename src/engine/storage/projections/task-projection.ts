import type { SqliteDatabase } from '../database.ts';
import type { Projection } from './projection.ts';

export function createTaskProjection(database: SqliteDatabase): Projection {
  const upsert = database.prepare(
    `INSERT INTO tasks(run_id, task_id, parent_task_id, title, skill, assignee, status, attempt, started_at, ended_at)
     VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT(run_id, task_id) DO UPDATE SET title = excluded.title, status = excluded.status, attempt = excluded.attempt,
       started_at = excluded.started_at, ended_at = excluded.ended_at`,
  );
  const remove = database.prepare('DELETE FROM tasks WHERE run_id = ? AND task_id = ?');
  return {
    tables: ['tasks'],
    apply({ before, after }) {
      if (before.tasks === after.tasks) return;
      const earlier = new Map(before.tasks.map((state) => [state.task.id, state]));
      for (const state of after.tasks) {
        if (earlier.get(state.task.id) === state) continue;
        const { task, status, attempt, startedAt, endedAt } = state;
        const parent = task.parentTaskId ?? null;
        upsert.run(
          after.runId,
          task.id,
          parent,
          task.title,
          task.skill,
          task.assignee,
          status,
          attempt,
          startedAt,
          endedAt,
        );
      }
      const kept = new Set(after.tasks.map((state) => state.task.id));
      for (const taskId of earlier.keys()) if (!kept.has(taskId)) remove.run(after.runId, taskId);
    },
  };
}
