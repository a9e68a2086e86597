const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** True of a day, or a moment, in the notation of https://www.w3.org/TR/NOTE-datetime */
module.exports = (value) => typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
