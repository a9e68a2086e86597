import { forgejoReview } from './forgejo-review.ts';
import { githubReview } from './github-review.ts';
import { gitlabReview } from './gitlab-review.ts';
import type { ReviewPlace, ReviewService } from './review-place.ts';
import { serviceRequest } from './service-request.ts';

/** @param token the editor’s, at the moment of asking */
export function reviewService(place: ReviewPlace, token: () => string | undefined): ReviewService {
  switch (place.kind) {
    case 'github':
      return githubReview(place, serviceRequest(place.api, 'token', token));
    case 'gitlab':
      return gitlabReview(place, serviceRequest(place.api, 'Bearer', token));
    case 'forgejo':
      return forgejoReview(place, serviceRequest(place.api, 'token', token));
  }
}
