import { moderationAction, moderationSubject } from '@standfirst/shared-types';

/** What a panel user must be allowed to see the queue at all: moderators and administrators are. */
export const moderators = [{ action: moderationAction, subject: moderationSubject }];

/** The page's address below the panel's. */
export const moderationPath = 'moderation';
