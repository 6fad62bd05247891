from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0001_posts")]
    operations = [
        migrations.AddField(model_name="post", name="words", field=models.PositiveIntegerField(null=True)),
    ]
