from django.db import migrations, models


def add_products(apps, schema_editor):
    product = apps.get_model("catalog", "Product")
    product.objects.bulk_create(
        product(name=name, price=price) for name, price in [("Teapot", "24.90"), ("Cup", "7.50"), ("Kettle", "39.00")]
    )


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("price", models.DecimalField(decimal_places=2, max_digits=12)),
            ],
        ),
        migrations.RunPython(add_products, migrations.RunPython.noop),
    ]
