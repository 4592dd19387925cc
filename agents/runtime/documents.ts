/** The operations an agent sends, by name; the fields are those of `schema/node.graphql`. */
export const documents = {
  enroll: 'mutation enroll($input: EnrollInput!) { enroll(input: $input) { node } }',
  heartbeat: 'mutation heartbeat($input: HeartbeatInput!) { heartbeat(input: $input) { accepted } }',
  report: 'mutation report($input: ReportInput!) { report(input: $input) { accepted } }',
  acceptTask: 'mutation acceptTask($taskId: ID!) { acceptTask(taskId: $taskId) { accepted } }',
  finishTask: 'mutation finishTask($input: FinishTaskInput!) { finishTask(input: $input) { accepted } }',
  tasks: 'subscription tasks { tasks { id kind instance payload deadlineMs } }',
} as const;
export type OperationName = keyof typeof documents;
