from celery import shared_task

from blog.models import Post


# May run twice: the task is given back to the queue when a worker dies over it.
@shared_task
def count_words(number):
    post = Post.objects.get(id=number)
    Post.objects.filter(id=number).update(words=len(post.body.split()))


@shared_task
def count_forgotten():
    """Posts that were made while the queue could not be reached."""
    for number in Post.objects.filter(words=None).values_list("id", flat=True):
        count_words.delay(number)
