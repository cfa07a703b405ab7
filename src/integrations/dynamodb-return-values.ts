/**
 * What the caller gets of the item.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html#DDB-UpdateItem-request-ReturnValues
 */
export enum DynamoDbReturnValues {
  /**
   * Nothing.
   */
  NONE = 'NONE',

  /**
   * The item as it was before the call.
   */
  ALL_OLD = 'ALL_OLD',

  /**
   * The attributes that the call changed, as they were before. Updates only.
   */
  UPDATED_OLD = 'UPDATED_OLD',

  /**
   * The item as it is after the call. Updates only.
   */
  ALL_NEW = 'ALL_NEW',

  /**
   * The attributes that the call changed, as they are after it. Updates only.
   */
  UPDATED_NEW = 'UPDATED_NEW',
}
