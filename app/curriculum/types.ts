export type { CountLessons, LessonCount } from '#curriculum/lesson_counts'
