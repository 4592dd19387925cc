/** Where an instance goes. The workflows know only this; the filters and ranks are behind it. */
export interface Placement {
  /**
   * Chooses a compute node and reserves the instance's resources there (one commit: the node's reservation and
   * the instance's `nodeUuid`). An instance that is placed already keeps its node, so asking twice is asking once.
   * @param nicTags tags the node must have links for
   * @param except uuids of nodes not to be considered
   * @throws TerminalError NO_CAPACITY, its message naming how many nodes each filter dropped
   */
  place(
    instanceUuid: string,
    nicTags: readonly string[],
    except: readonly string[],
  ): Promise<{ readonly nodeUuid: string }>;
  /** Gives back what the instance had reserved and clears its `nodeUuid`; nothing to give back is no error. */
  release(instanceUuid: string): Promise<void>;
}
